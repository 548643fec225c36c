package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Presets;
import lineclear.platform.PhonePlatform;
import lineclear.platform.PhonePlatforms;

/**
 * Where stories are told: two agents who are available, the events as they arrive, and then reconcile, for as long as
 * it takes.
 */
abstract class PhoneStage implements AutoCloseable {
    final Workbench workbench;
    private final String platform;
    private int telling;

    PhoneStage(PhonePlatform platform) {
        this.platform = platform.name();
        workbench = new Workbench(new Policies(Presets.policies(), "keen"), new PhonePlatforms(List.of(platform)));
    }

    /** As the platform calls this agent. */
    abstract String address(String agent, int telling);

    abstract void deliver(String event);

    /** From now on the platform answers for its calls as these events, all of them, have left them. */
    abstract void happened(List<String> events);

    /**
     * Every way of telling it, each with two agents of its own; then a quarter of an hour of reconcile for all of them.
     */
    void tell(PhoneStory story) {
        Map<Integer, PhoneStory.Telling> tellings = new TreeMap<>();
        for (PhoneStory.Telling told : story.tellings()) {
            tellings.put(++telling, told);
            arrive(story, told);
        }
        for (int minute = 0; minute < 15; minute++) {
            workbench.clock.forward(Duration.ofMinutes(1));
            workbench.reconcile.reconcile(null);
        }
        tellings.forEach((number, told) -> told.ends()
                .forEach((agent, status) -> assertEquals(
                        status,
                        workbench.show(id(agent, number)).body().get("status").asText(),
                        story + ", " + told.how() + " " + told.arriving() + ": agent " + agent)));
    }

    private void arrive(PhoneStory story, PhoneStory.Telling told) {
        for (String agent : List.of("a", "b")) {
            available(agent);
        }
        List<String> events = story.events().stream().map(this::filled).toList();
        happened(events);
        workbench.clock.forward(Duration.ofSeconds(events.size()));
        told.arriving().forEach(event -> deliver(events.get(event)));
    }

    private static String id(String agent, int telling) {
        return agent + "-" + telling;
    }

    private void available(String agent) {
        workbench.call(
                "PUT /agents/{agentId}",
                id(agent, telling),
                "supervisor",
                "{\"name\":\"Ada\",\"addresses\":[{\"platform\":\"" + platform + "\",\"value\":\""
                        + address(agent, telling) + "\"}]}");
        workbench.post("set-status", id(agent, telling), "agent", "{\"status\":\"available\"}");
    }

    private String filled(String event) {
        return event.replace("{a}", address("a", telling))
                .replace("{b}", address("b", telling))
                .replace("{n}", "%04d".formatted(telling))
                .replace("{time}", workbench.clock.instant().toString());
    }

    @Override
    public void close() {
        workbench.close();
    }
}
