package lineclear.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lineclear.agent.record.Customer;
import lineclear.agent.record.Session;
import lineclear.agent.record.Tombstones;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Events that name a call and an agent, and no session of ours. */
class CallMatchTest {
    private Scene scene = Scene.available();

    private static Command.Connect up(String platform, String callId, Phase phase, Channel channel, Kind kind) {
        return new Command.Connect(null, phase, callId, platform, channel, kind, Command.Authority.FACT);
    }

    private static Command.Connect answered(String callId) {
        return up("twilio", callId, Phase.CONNECTED, Channel.VOICE, Kind.DIRECT);
    }

    private static Command.Release over(String callId) {
        return new Command.Release(null, Ending.COMPLETED, callId, "twilio", null);
    }

    private void reserve(String sessionId, Channel channel) {
        assertInstanceOf(
                Outcome.Changed.class,
                scene.send(new Command.Reserve(
                        sessionId, channel, Kind.STANDARD, new Customer("c-1", null, null), null, "twilio")));
    }

    @Test
    void theOneWhoWaitsGetsTheCall() {
        reserve("s-1", Channel.VOICE);
        scene.send(answered("CA-1"));
        assertEquals("CA-1", scene.session("s-1").callId());
        assertEquals(Set.of("s-1"), scene.settled().sessions().keySet());
    }

    @Test
    void aCallOfTheAgentsOwnIsNotTheWaitingCustomers() {
        reserve("s-1", Channel.VOICE);
        scene.send(up("twilio", "CA-help", Phase.CONNECTED, Channel.VOICE, Kind.SUPPORT));
        scene.send(new Command.Connect(
                "s-1", Phase.CONNECTED, "CA-1", "twilio", Channel.VOICE, Kind.DIRECT, Command.Authority.FACT));
        scene.send(over("CA-help"));
        assertEquals(Phase.CONNECTED, scene.session("s-1").phase());
        assertFalse(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void aCallIsNoChat() {
        reserve("s-1", Channel.CHAT);
        scene.send(answered("CA-1"));
        assertEquals(Phase.CONNECTED, scene.session("CA-1").phase());
        assertFalse(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void twoCallsAtOnceAreBothThere() {
        reserve("s-1", Channel.VOICE);
        scene.send(answered("CA-1"));
        scene.send(answered("CA-2"));
        scene.send(over("CA-1"));
        assertEquals(
                List.of("CA-2"),
                scene.settled().open().stream().map(Session::id).toList());
        assertFalse(scene.view().accepts().get(Channel.VOICE));
        scene.send(over("CA-2"));
        assertTrue(scene.view().accepts().get(Channel.VOICE));
    }

    @Test
    void whatComesAfterACallsEndIsNoNewCall() {
        reserve("s-1", Channel.VOICE);
        scene.send(up("twilio", "CA-1", Phase.RINGING, Channel.VOICE, Kind.DIRECT));
        scene.send(over("CA-1"));
        assertInstanceOf(Outcome.Unchanged.class, scene.send(answered("CA-1")));
        assertInstanceOf(Outcome.Unchanged.class, scene.send(over("CA-1")));
        assertEquals(Status.RESERVED, scene.view().status(), "for the customer, whose call it was or was not");
        scene.release("s-1", Ending.CANCELLED);
        reserve("s-2", Channel.VOICE);
        assertInstanceOf(Outcome.Unchanged.class, scene.send(answered("CA-1")));
        assertEquals(Phase.RESERVED, scene.session("s-2").phase());
    }

    @Test
    void aHoldThatWasGivenUpMayComeBackAsItsCall() {
        reserve("s-1", Channel.VOICE);
        scene.send(up("twilio", "CA-1", Phase.RINGING, Channel.VOICE, Kind.DIRECT));
        scene.after(Duration.ofHours(1)).send(new Command.Reconcile(Map.of()));
        assertEquals(Set.of(), scene.settled().sessions().keySet());
        scene.send(answered("CA-1"));
        assertEquals(Phase.CONNECTED, scene.session("CA-1").phase());
    }

    /** The customer's call rang under s-1, nobody answered; the program tries the same agent again as s-2. */
    private void rangBefore(Phase phase) {
        reserve("s-1", Channel.VOICE);
        scene.send(up("twilio", "CA-1", Phase.RINGING, Channel.VOICE, Kind.DIRECT));
        scene.after(Duration.ofSeconds(130));
        reserve("s-2", Channel.VOICE);
        scene.send(new Command.Connect(
                "s-2", phase, "CA-1", "twilio", Channel.VOICE, Kind.STANDARD, Command.Authority.REQUEST));
    }

    @Test
    void aCallThatRangBeforeIsOfTheSessionThatIsOpen() {
        for (Phase phase : List.of(Phase.RINGING, Phase.CONNECTED)) {
            scene = Scene.available();
            rangBefore(phase);
            scene.send(answered("CA-1"));
            assertEquals(Set.of("s-2"), scene.settled().sessions().keySet());
            scene.after(Duration.ofSeconds(60)).send(over("CA-1"));
            assertEquals(Set.of(), scene.settled().sessions().keySet());
        }
    }

    @Test
    void forgettingTheHoldUnderWhichACallRangDoesNotForgetThatTheCallIsOver() {
        rangBefore(Phase.CONNECTED);
        scene.after(Duration.ofSeconds(60)).send(new Command.Release("s-2", Ending.COMPLETED));
        scene.after(Duration.ofMinutes(20)).send(new Command.Reconcile(Map.of()));
        scene.send(answered("CA-1"));
        assertEquals(Set.of(), scene.settled().sessions().keySet());
    }

    @Test
    void onePlatformsWordIsNothingAboutAnothersCalls() {
        reserve("s-1", Channel.VOICE);
        scene.send(answered("CA-1"));
        scene.send(new Command.Release(null, Ending.COMPLETED, "CA-1", "standard", null));
        scene.send(new Command.Release(null, Ending.COMPLETED, "s-1", "kamailio", null));
        assertEquals(Phase.CONNECTED, scene.session("s-1").phase());
    }

    @Test
    void aCallThatWasNamedWithoutItsPlatformIsEndedByItAllTheSame() {
        scene.send(
                new Command.Reserve("s-1", Channel.VOICE, Kind.STANDARD, new Customer("c-1", null, null), null, null));
        scene.send(new Command.Connect("s-1", Phase.CONNECTED, "CA-1", null, null, null, Command.Authority.REQUEST));
        scene.send(over("CA-1"));
        assertEquals(Status.AVAILABLE, scene.view().status());
    }

    @Test
    void theEndOfACallerWhoWasTurnedAwayEndsNobodysWait() {
        reserve("s-1", Channel.VOICE);
        scene.send(over("CA-0"));
        assertTrue(scene.session("s-1").open());
        assertInstanceOf(Outcome.Unchanged.class, scene.send(answered("CA-0")));
        assertEquals(Phase.RESERVED, scene.session("s-1").phase());
    }

    /** Names that do not take each other's tombstones' places. */
    private static final String ONE = apart(List.of("s-1"));

    private static final String OTHER = apart(List.of("s-1", ONE));

    private static String apart(List<String> names) {
        Set<Integer> taken = names.stream().map(CallMatchTest::slot).collect(Collectors.toSet());
        return IntStream.range(1, 100)
                .mapToObj(i -> "CA-" + i)
                .filter(name -> Collections.disjoint(
                        taken,
                        List.of(slot(name), (slot(name) + 1) % Tombstones.SLOTS, (slot(name) + 15) % Tombstones.SLOTS)))
                .findFirst()
                .orElseThrow();
    }

    private static int slot(String name) {
        return Integer.parseInt(Tombstones.Mark.of(name).slot());
    }

    /** Whatever comes in whatever order and how often: once a call's end has come, it keeps nobody. */
    @Property(tries = 2000)
    void aCallThatIsOverKeepsNobody(@ForAll("events") List<Command> events) {
        scene = Scene.available(); // a new one for each try
        reserve("s-1", Channel.VOICE);
        events.forEach(scene::send);
        for (String callId : List.of(ONE, OTHER)) {
            if (events.contains(over(callId))) {
                assertTrue(
                        scene.settled().open().stream()
                                .noneMatch(session -> session.id().equals(callId) || callId.equals(session.callId())),
                        () -> callId + " is over: " + scene.settled().sessions());
            } else if (events.contains(answered(callId))) {
                assertTrue(
                        scene.settled().open().stream()
                                .anyMatch(session -> session.id().equals(callId) || callId.equals(session.callId())),
                        () -> callId + " is up: " + scene.settled().sessions());
            }
        }
    }

    @Provide
    Arbitrary<List<Command>> events() {
        return Arbitraries.<Command>of(
                        answered(ONE),
                        answered(OTHER),
                        up("twilio", ONE, Phase.RINGING, Channel.VOICE, Kind.DIRECT),
                        up("twilio", OTHER, Phase.RINGING, Channel.VOICE, Kind.DIRECT),
                        over(ONE),
                        over(OTHER))
                .list()
                .ofMaxSize(10);
    }
}
