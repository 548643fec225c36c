package lineclear.agent.sentences;

import static lineclear.word.Channel.CHAT;
import static lineclear.word.Channel.VOICE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import lineclear.agent.Command;
import lineclear.agent.Scene;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.PolicySetting;
import lineclear.agent.policy.PolicySettings;
import lineclear.agent.policy.Presets;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Status;
import org.junit.jupiter.api.Test;

/** What Puzzel's pages say of agents who are logged off by the system. */
class PuzzelLogOffSentencesTest extends VendorSentences {
    private int calls;

    PuzzelLogOffSentencesTest() {
        super("puzzel");
    }

    private void miss(int times, Channel channel) {
        for (int i = 0; i < times; i++) {
            scene.ring("missed-" + ++calls, channel);
            scene.afterSeconds(30);
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            scene.ring("failed-" + ++calls, VOICE);
            scene.release("failed-" + calls, Ending.FAILED);
        }
    }

    private void answer() {
        scene.talk("answered-" + ++calls, VOICE);
        scene.release("answered-" + calls, Ending.COMPLETED);
        scene.afterSeconds(30);
    }

    private Policy atMidnight(String zone) {
        PolicySettings changed = new PolicySettings(
                Map.of(PolicySetting.LOG_OFF_AT_MIDNIGHT, 1),
                Map.of(),
                zone == null ? null : ZoneId.of(zone),
                Map.of());
        return Presets.named("puzzel").orElseThrow().policy("puzzel", changed);
    }

    private void isLoggedOffAt(String end) {
        Instant midnight = Instant.parse(end);
        assertEquals(midnight, scene.view().until());
        scene.now = midnight.minusMillis(1);
        shows(Status.AVAILABLE, "Ready");
        scene.now = midnight;
        shows(Status.LOGGED_OFF, "Logged off");
        offers();
        intends(Choice.LOGGED_OFF, Actor.POLICY);
        lasts();
    }

    @Test
    @Says("N unanswered phone requests in a row log the agent off, where N is set")
    void unansweredCallsInARowLogTheAgentOff() {
        under(Map.of(PolicySetting.LOG_OFF_AFTER_MISSES, 3));
        miss(2, VOICE);
        shows(Status.AVAILABLE, "Ready");
        scene.ring("last", VOICE);
        ends(20, Status.LOGGED_OFF, "Logged off");
        offers();
        intends(Choice.LOGGED_OFF, Actor.POLICY);
        assertEquals(
                "Logged off, set by the policy: the agent does not answer in time",
                scene.view().because());
        lasts();
    }

    @Test
    @Says("Where N is 1, the first unanswered call logs the agent off")
    void theFirstUnansweredCallMayLogTheAgentOff() {
        under(Map.of(PolicySetting.LOG_OFF_AFTER_MISSES, 1, PolicySetting.LOG_OFF_AFTER_ERRORS, 1));
        scene.ring("s-1", VOICE);
        ends(20, Status.LOGGED_OFF, "Logged off");
        scene.choose(Choice.AVAILABLE);
        fail(1);
        shows(Status.LOGGED_OFF, "Logged off");
    }

    @Test
    @Says("With N = 0, as it comes, nobody is logged off for not answering")
    void missesAreNotCountedAsItComes() {
        miss(20, VOICE);
        shows(Status.AVAILABLE, "Ready");
    }

    @Test
    @Says("Only phone requests count, written ones do not")
    void missedWrittenRequestsDoNotCount() {
        under(Map.of(PolicySetting.LOG_OFF_AFTER_MISSES, 2));
        miss(1, VOICE);
        miss(5, CHAT);
        shows(Status.AVAILABLE, "Ready");
        miss(1, VOICE);
        shows(Status.LOGGED_OFF, "Logged off");
    }

    @Test
    @Says("In a row: an answered call, or choosing a status, begins the count anew")
    void anAnsweredCallOrAChoiceBeginsTheCountAnew() {
        under(Map.of(PolicySetting.LOG_OFF_AFTER_MISSES, 3));
        miss(2, VOICE);
        answer();
        miss(2, VOICE);
        shows(Status.AVAILABLE, "Ready");
        scene.choose(Choice.BREAK);
        scene.choose(Choice.AVAILABLE);
        miss(2, VOICE);
        shows(Status.AVAILABLE, "Ready");
        miss(1, VOICE);
        shows(Status.LOGGED_OFF, "Logged off");
    }

    @Test
    @Says("Five calls in a row that fail before they are answered log the agent off")
    void fiveErrorsInARowLogTheAgentOff() {
        fail(4);
        shows(Status.AVAILABLE, "Ready");
        answer();
        fail(4);
        shows(Status.AVAILABLE, "Ready");
        fail(1);
        shows(Status.LOGGED_OFF, "Logged off");
        scene.choose(Choice.AVAILABLE);
        fail(4);
        shows(Status.AVAILABLE, "Ready");
    }

    @Test
    @Says("Logged off at midnight where that is set; as it comes, nobody is")
    void midnightLogsOffWhereItIsSet() {
        scene.afterSeconds(7 * 24 * 3600);
        shows(Status.AVAILABLE, "Ready");
        scene = Scene.available(atMidnight(null));
        isLoggedOffAt("2026-11-03T00:00:00Z");
        assertEquals(
                "Logged off, set by the policy: midnight in the agent's time zone",
                scene.view().because());
    }

    @Test
    @Says("The midnight is that of the agent's time zone, else that of the policy's")
    void theMidnightIsThatOfTheAgentsTimeZone() {
        Policy oslo = atMidnight("Europe/Oslo");
        scene = Scene.available(oslo, null, "2026-11-02T09:00:00Z");
        isLoggedOffAt("2026-11-02T23:00:00Z");
        scene = Scene.available(oslo, "America/New_York", "2026-11-02T09:00:00Z");
        isLoggedOffAt("2026-11-03T05:00:00Z");
        scene.send(new Command.SetStatus(Choice.AVAILABLE, null, null, false, Scene.AGENT));
        scene.send(new Command.Register("Grace", oslo, ZoneId.of("Asia/Tokyo")));
        assertEquals(
                15,
                scene.view().until().atZone(ZoneId.of("UTC")).getHour(),
                "an agent who moves to Tokyo is logged off at Tokyo's midnight");
    }

    @Test
    @OnPurpose("Midnight is right in the night in which the clocks change")
    void midnightIsRightWhenTheClocksChange() {
        Policy policy = atMidnight("Europe/Oslo");
        scene = Scene.available(policy, null, "2026-10-24T12:00:00Z");
        isLoggedOffAt("2026-10-24T22:00:00Z");
        scene = Scene.available(policy, null, "2026-10-24T22:30:00Z");
        isLoggedOffAt("2026-10-25T23:00:00Z"); // a day of 25 hours
        scene = Scene.available(policy, null, "2026-03-28T23:30:00Z");
        isLoggedOffAt("2026-03-29T22:00:00Z"); // a day of 23 hours
    }

    @Test
    @OnPurpose("Where the clocks skip midnight, the day's first instant counts")
    void whereMidnightDoesNotExistTheDayBeginsLater() {
        scene = Scene.available(atMidnight("America/Sao_Paulo"), null, "2018-11-03T15:00:00Z");
        isLoggedOffAt("2018-11-04T03:00:00Z");
        scene = Scene.available(atMidnight(null), "Asia/Beirut", "2022-03-26T12:00:00Z");
        isLoggedOffAt("2022-03-26T22:00:00Z");
    }

    @Test
    @OnPurpose(
            "Where the clocks run through midnight twice, the first one counts, and whoever logs on between them stays")
    void whereMidnightComesTwiceTheFirstCounts() {
        scene = Scene.available(atMidnight("America/Havana"), null, "2018-11-03T15:00:00Z");
        isLoggedOffAt("2018-11-04T04:00:00Z");
        scene = Scene.available(atMidnight("America/Havana"), null, "2018-11-04T04:30:00Z");
        isLoggedOffAt("2018-11-05T05:00:00Z");
    }

    @Test
    @OnPurpose("Midnight cuts no call: it goes on, its wrap-up too, and then the agent is logged off")
    void midnightCutsNoCall() {
        scene = Scene.available(atMidnight(null), null, "2026-11-02T23:59:00Z");
        scene.talk("s-1", VOICE);
        scene.afterSeconds(120);
        shows(Status.CONNECTED, "Connected");
        scene.release("s-1", Ending.COMPLETED);
        ends(30, Status.LOGGED_OFF, "Logged off");
        assertEquals(
                Instant.parse("2026-11-03T00:00:00Z"), scene.settled().intent().since());
    }

    @Test
    @OnPurpose("Whoever was logged off for another reason is not logged off again by midnight: the true reason stays")
    void midnightLeavesAloneWhoIsLoggedOffAlready() {
        PolicySettings both = new PolicySettings(
                Map.of(PolicySetting.LOG_OFF_AT_MIDNIGHT, 1, PolicySetting.LOG_OFF_AFTER_MISSES, 2),
                Map.of(),
                null,
                Map.of());
        scene = Scene.available(Presets.named("puzzel").orElseThrow().policy("puzzel", both));
        miss(2, VOICE);
        shows(Status.LOGGED_OFF, "Logged off");
        lasts();
        assertEquals(
                "Logged off, set by the policy: the agent does not answer in time",
                scene.view().because());
    }

    @Test
    @OnPurpose("A status that waited for the end of a hold is logged off at midnight like any other")
    void aStatusThatWaitedForTheEndOfAHoldEndsAtMidnightToo() {
        scene = Scene.available(atMidnight(null), null, "2026-11-02T09:00:00Z");
        scene.choose(Choice.LOGGED_OFF);
        scene.own("s-1", Kind.DIRECT);
        scene.chooseAfterSession(Choice.AVAILABLE);
        scene.release("s-1", Ending.COMPLETED);
        scene.afterSeconds(10);
        isLoggedOffAt("2026-11-03T00:00:00Z");
        scene = Scene.available(atMidnight(null), null, "2026-11-02T09:00:00Z");
        scene.reserve("s-1", VOICE);
        scene.choose(Choice.LOGGED_OFF);
        scene.chooseAfterSession(Choice.AVAILABLE);
        scene.afterSeconds(120);
        isLoggedOffAt("2026-11-03T00:00:00Z");
    }
}
