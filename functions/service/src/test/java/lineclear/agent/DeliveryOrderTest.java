package lineclear.agent;

import static lineclear.agent.Command.Authority.FACT;
import static lineclear.agent.Command.Authority.REQUEST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import lineclear.agent.policy.Policy;
import lineclear.agent.policy.Presets;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Status;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * Deliveries come late, twice, never, and in the wrong order.
 *
 * <p>Within the hold: whatever arrives in whichever order and how often, the end is that of the straight order
 * (reserve, ringing, connected, release), each once, of those messages that were not refused. A request that was
 * refused counts as not arrived, since its sender was told so; a fact is never refused. The same are phase, kind,
 * channel, customer, platform and call of the session, whether it has ended, the status and what is accepted; instants
 * are those of the arrival.
 *
 * <p>Over any time, lapses and forgetting included: once the end has arrived the session is over and the agent free,
 * else once the fact has arrived that the call is up the agent is on it.
 */
@Tag("exhaustive")
class DeliveryOrderTest {
    private static final String ID = "s-1";

    enum Message {
        RESERVE(on -> Scene.reservation(ID, on, Scene.ADA)),
        RINGING_REQUEST(on -> connect(on, Phase.RINGING, REQUEST)),
        RINGING_FACT(on -> connect(on, Phase.RINGING, FACT)),
        CONNECTED_REQUEST(on -> connect(on, Phase.CONNECTED, REQUEST)),
        CONNECTED_FACT(on -> connect(on, Phase.CONNECTED, FACT)),
        RELEASE(on -> new Command.Release(ID, Ending.COMPLETED));

        private final Function<Channel, Command> command;

        Message(Function<Channel, Command> command) {
            this.command = command;
        }

        /** To an agent of this policy, on the channel that they take first. */
        Command to(Policy policy) {
            return command.apply(policy.channels().iterator().next());
        }

        private static Command connect(Channel on, Phase phase, Command.Authority authority) {
            return new Command.Connect(ID, phase, "CA-1", "twilio", on, Kind.DIRECT, authority);
        }
    }

    /** What arrives, and how long after the one before it. */
    record Delivery(Message message, Duration after) {}

    @Property(tries = 2000)
    void withinTheHoldAnyOrderEndsLikeTheStraightOne(@ForAll("deliveriesWithinTheHold") List<Delivery> deliveries) {
        Scene scene = Scene.available();
        Set<Message> arrived = arrived(scene, deliveries);
        Scene straight = Scene.available();
        arrived.forEach(message -> straight.send(message.to(straight.policy)));
        assertEquals(end(straight), end(scene));
    }

    /**
     * So quickly that no timer of any preset runs out meanwhile. An end that comes before the call it ends leaves a
     * tombstone and nothing else: then the straight order may know a wrap-up, or a break, that this one cannot.
     */
    @Property(tries = 2000)
    void underEveryPresetAnyOrderEndsLikeTheStraightOne(
            @ForAll("presets") Policy policy, @ForAll("quickDeliveries") List<Delivery> deliveries) {
        Scene scene = Scene.available(policy);
        Set<Message> arrived = EnumSet.noneOf(Message.class);
        boolean endedEarly = false;
        for (Delivery delivery : deliveries) {
            Outcome outcome =
                    scene.after(delivery.after()).send(delivery.message().to(policy));
            if (!(outcome instanceof Outcome.Refused || outcome instanceof Outcome.Told)) {
                boolean first = arrived.add(delivery.message());
                endedEarly |= first && arrived.contains(Message.RELEASE) && delivery.message() != Message.RELEASE;
            }
        }
        Scene straight = Scene.available(policy);
        arrived.forEach(message -> straight.send(message.to(policy)));
        assertEquals(
                straight.settled().ended().ending(ID), scene.settled().ended().ending(ID));
        assertEquals(straight.settled().open().size(), scene.settled().open().size());
        if (!endedEarly) {
            assertEquals(end(straight), end(scene));
            assertEquals(
                    straight.settled().intent().choice(),
                    scene.settled().intent().choice());
        }
    }

    @Provide
    Arbitrary<Policy> presets() {
        return Arbitraries.of(Presets.policies());
    }

    @Provide
    Arbitrary<List<Delivery>> quickDeliveries() {
        return delivery(Arbitraries.longs().between(0, 500)).list().ofMaxSize(9);
    }

    @Property(tries = 2000)
    void atAnyTimeTheEndEndsAndTheCallThatIsUpIsUp(@ForAll("deliveries") List<Delivery> deliveries) {
        Scene scene = Scene.available();
        Set<Message> arrived = arrived(scene, deliveries);
        boolean up = arrived.contains(Message.CONNECTED_FACT) || arrived.contains(Message.CONNECTED_REQUEST);
        if (arrived.contains(Message.RELEASE)) {
            assertEquals(List.of(), scene.settled().open());
            assertEquals(Status.AVAILABLE, scene.view().status());
        } else if (up) {
            assertEquals(Phase.CONNECTED, scene.session(ID).phase());
            assertEquals(false, scene.view().accepts().get(Channel.VOICE));
        }
    }

    @Provide
    Arbitrary<List<Delivery>> deliveriesWithinTheHold() {
        return delivery(Arbitraries.longs().between(0, 12_000)).list().ofMaxSize(9);
    }

    @Provide
    Arbitrary<List<Delivery>> deliveries() {
        return delivery(Arbitraries.of(0L, 1L, 60_000L, 119_999L, 120_000L, 120_001L, 900_000L, 1_020_000L, 9_000_000L))
                .list()
                .ofMaxSize(12);
    }

    private static Arbitrary<Delivery> delivery(Arbitrary<Long> millis) {
        return Combinators.combine(Arbitraries.of(Message.class), millis.map(Duration::ofMillis))
                .as(Delivery::new);
    }

    /** Lets all of this come, each at its time; which of it was not refused. */
    private static Set<Message> arrived(Scene scene, List<Delivery> deliveries) {
        Set<Message> arrived = EnumSet.noneOf(Message.class);
        for (Delivery delivery : deliveries) {
            Outcome outcome =
                    scene.after(delivery.after()).send(delivery.message().to(scene.policy));
            if (!(outcome instanceof Outcome.Refused || outcome instanceof Outcome.Told)) {
                arrived.add(delivery.message());
            }
        }
        return arrived;
    }

    private static List<Object> end(Scene scene) {
        List<Object> end = new ArrayList<>();
        scene.settled()
                .sessions()
                .values()
                .forEach(session -> end.add(List.of(
                        session.phase(),
                        session.standing(),
                        session.kind(),
                        session.channel(),
                        String.valueOf(session.customer()),
                        String.valueOf(session.platform()),
                        String.valueOf(session.callId()))));
        // Not the names of calls: one that came up after its session's end has never been the session's.
        end.add(scene.settled().ended().ending(ID));
        end.add(scene.view().status());
        end.add(scene.view().accepts());
        return end;
    }
}
