package lineclear.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import lineclear.TestClock;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import org.junit.jupiter.api.Test;

class UnknownAgentTest {

    @Test
    void aWriteToAnAgentWhoIsNotThereCreatesNothing() {
        Desk somewhere = new Desk(TestPolicies.KEEN).available("a-1");
        Map<String, Map<String, Object>> before = somewhere.local.everything();
        Random random = new Random(3);
        Commands commands = new Commands(random);
        AgentRecord nobody = AgentRecord.registered(
                new AgentRecord.Identity("nobody", "Nobody", null, TestPolicies.KEEN.name()),
                TestPolicies.KEEN.revision(),
                Desk.BOSS,
                TestClock.NINE);
        for (Policy policy : TestPolicies.ALL) {
            Desk desk = somewhere.through(somewhere.local.client, policy);
            for (int i = 0; i < 60; i++) {
                Outcome outcome = desk.agents.apply("nobody", commands.any(policy, List.of(policy), nobody));
                Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, outcome);
                assertEquals(Refusal.Code.AGENT_UNKNOWN, refused.refusal().code());
            }
        }
        assertEquals(before, somewhere.local.everything());
        assertTrue(somewhere.agents.find("nobody").isEmpty());
    }
}
