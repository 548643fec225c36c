package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import lineclear.agent.record.Tombstones;
import lineclear.platform.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stories that Twilio's documentation tells, whatever becomes of their events on the way. */
@Tag("exhaustive")
class TwilioStoriesTest {
    private static final int DRAWS = 5;
    private static final String CALLER = "CAfeedc0de0000000000000000000000a1";

    /**
     * A story: its lines up to where two talk, and then to its end. A line is an event of an offer ({@code offer worker
     * event}), or of a leg ({@code leg agent status}, with {@code from} for one that the agent has dialled).
     *
     * @see <a href="https://www.twilio.com/docs/taskrouter/api/reservations">Task Reservation Resource</a>
     */
    enum Tale {
        /**
         * "the Task will remain in the queue and TaskRouter will attempt to assign the Task to the next eligible
         * Worker".
         */
        OFFERED_AGAIN(
                "WR1 ada created, WR1 ada rejected, WR2 ada created, WR2 ada accepted",
                Map.of("ada", "connected"),
                "WR2 ada wrapup, WR2 ada completed"),
        /** "Multi-reservation was used for a task and another worker has accepted one of the created reservations". */
        OFFERED_TO_TWO(
                "WR1 ada created, WR2 ben created, WR2 ben accepted, WR1 ada rescinded",
                Map.of("ada", "available", "ben", "connected"),
                "WR2 ben completed"),
        /** Transfer, mode COLD: the worker it comes from is done with it before the other is offered it. */
        BLIND_TRANSFER(
                "WR1 ada created, WR1 ada accepted, WR1 ada wrapup, WR1 ada completed, WR2 ben created, "
                        + "WR2 ben accepted",
                Map.of("ada", "available", "ben", "connected"),
                "WR2 ben wrapup, WR2 ben completed"),
        /** Transfer, mode WARM: both have accepted it for a while. */
        WARM_TRANSFER(
                "WR1 ada created, WR1 ada accepted, WR2 ben created, WR2 ben accepted",
                Map.of("ada", "connected", "ben", "connected"),
                "WR1 ada wrapup, WR1 ada completed, WR2 ben wrapup, WR2 ben completed"),
        /** The other worker declines: the first keeps the task. */
        TRANSFER_DECLINED(
                "WR1 ada created, WR1 ada accepted, WR2 ben created, WR2 ben rejected",
                Map.of("ada", "connected", "ben", "available"),
                "WR1 ada completed"),
        /** A callback task carries the call_sid of the call that it comes from, as all of these do. */
        CALL_BACK(
                "WR1 ada created, WR1 ada accepted, WR1 ada completed, WR2 ada created, WR2 ada accepted",
                Map.of("ada", "connected"),
                "WR2 ada completed"),
        /** Two agents in one conference: each participant is a call of its own. */
        CONFERENCE(
                "CA1 ada ringing, CA1 ada in-progress, CA2 ben ringing, CA2 ben in-progress",
                Map.of("ada", "busy", "ben", "busy"),
                "CA2 ben completed, CA1 ada completed"),
        /** A leg that the agent's own call has made: "outbound-dial", with ParentCallSid. */
        THE_AGENT_CALLS(
                "CA1 ada from ringing, CA1 ada from in-progress", Map.of("ada", "busy"), "CA1 ada from completed");

        private final List<String> talk;
        private final Map<String, String> talking;
        private final List<String> end;

        Tale(String talk, Map<String, String> talking, String end) {
            this.talk = List.of(talk.split(", "));
            this.talking = talking;
            this.end = List.of(end.split(", "));
        }

        List<String> whole() {
            List<String> whole = new ArrayList<>(talk);
            whole.addAll(end);
            return whole;
        }
    }

    private final TwilioBench bench = new TwilioBench("keen");
    /** All of this test: a call of an earlier one may be due for a look, too. */
    private final List<Telling> tellings = new ArrayList<>();

    @BeforeEach
    void answer() {
        bench.twilio.answers((asked, exchange) -> Loopback.send(
                exchange,
                200,
                tellings.stream()
                        .map(telling -> telling.answer(asked.uri()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(asked.uri()))));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** One telling of a tale, with agents of its own, and a Twilio that knows how far it has really come. */
    private final class Telling {
        private final int number = tellings.size();
        private final List<String> happened;
        private final Map<String, String> truth = new TreeMap<>();
        private final TreeSet<String> agents = new TreeSet<>();

        Telling(Tale tale, List<String> happened) {
            this.happened = happened;
            tale.whole().forEach(line -> agents.add(line.split(" ")[1]));
            agents.forEach(agent -> bench.agent(id(agent), sid("WK", agent), "client:" + id(agent)));
            happened.forEach(line -> truth.put(of(line), last(line)));
            tellings.add(this);
        }

        String id(String agent) {
            return agent + "-" + number;
        }

        private static String of(String line) {
            return line.split(" ")[0];
        }

        private static String last(String line) {
            return line.substring(line.lastIndexOf(' ') + 1);
        }

        /** Always the same for a name. Those of two offers leave their tombstones in different places: there are 16. */
        private String sid(String letters, String name) {
            for (int salt = 0; ; salt++) {
                String sid = letters + "%08x%08x%016x".formatted(number, salt, name.hashCode() & 0xffffffffL);
                boolean evenPlace = Integer.parseInt(Tombstones.Mark.of(sid).slot()) % 2 == 0;
                if (!letters.equals("WR") || evenPlace == name.equals("WR2")) {
                    return sid;
                }
            }
        }

        private void deliver(String line) {
            String[] words = line.split(" ");
            String answer = words[0].startsWith("WR")
                    ? Offer.ofCall(sid("WR", words[0]), sid("WK", words[1]), CALLER)
                            .event(words[2], bench.workbench.clock.instant())
                    : leg(words);
            assertEquals(200, bench.form(answer).status());
        }

        private String leg(String[] words) {
            boolean from = words[2].equals("from");
            return "CallSid=" + sid("CA", words[0]) + "&CallStatus=" + words[words.length - 1] + "&From=%2B15550199000"
                    + (from
                            ? "&Direction=outbound-dial&To=%2B15550100099&ParentCallSid=" + sid("CA", words[1])
                            : "&Direction=outbound-api&To=client%3A" + id(words[1]));
        }

        /** Null when this telling has no such thing. */
        String answer(String uri) {
            for (String line : happened) {
                String[] words = line.split(" ");
                String name = sid(words[0].substring(0, 2), words[0]);
                if (uri.contains("ReservationSid=" + name)) {
                    return "{\"events\":[{\"event_data\":{\"reservation_sid\":\"" + name
                            + "\",\"task_sid\":\"WT0123456789abcdef0123456789abcdef\"}}]}";
                } else if (uri.endsWith("/Reservations/" + name)) {
                    return "{\"sid\":\"" + name + "\",\"worker_sid\":\"" + sid("WK", words[1])
                            + "\",\"reservation_status\":\"" + status(truth.get(words[0])) + "\"}";
                } else if (uri.endsWith("/Calls/" + name + ".json")) {
                    boolean from = words[2].equals("from");
                    return "{\"sid\":\"" + name + "\",\"status\":\"" + truth.get(words[0])
                            + "\",\"direction\":\"outbound-api\",\"from\":\"+15550199000\",\"to\":\""
                            + (from ? "+15550100099" : "client:" + id(words[1])) + "\",\"parent_call_sid\":"
                            + (from ? "\"" + sid("CA", words[1]) + "\"" : "null") + "}";
                } else if (uri.endsWith("/Calls/" + sid("CA", words[1]) + ".json")) {
                    return "{\"sid\":\"" + sid("CA", words[1])
                            + "\",\"status\":\"in-progress\",\"direction\":\"inbound\"," + "\"from\":\"client:"
                            + id(words[1]) + "\",\"to\":\"\"}";
                }
            }
            return null;
        }

        private static String status(String event) {
            return event.equals("created") ? "pending" : event.equals("wrapup") ? "wrapping" : event;
        }

        private Map<String, String> statuses() {
            Map<String, String> statuses = new TreeMap<>();
            agents.forEach(agent -> statuses.put(agent, bench.status(id(agent))));
            return statuses;
        }
    }

    /** What is to be seen once all of these have been told. */
    private record Expected(Telling telling, Map<String, String> statuses, String what) {
        void isSo() {
            assertEquals(statuses, telling.statuses(), what);
        }
    }

    private Expected tell(Map<String, String> wanted, Tale tale, List<String> happened, List<String> sent) {
        Telling telling = new Telling(tale, happened);
        sent.forEach(telling::deliver);
        return new Expected(telling, new TreeMap<>(wanted), tale + ": " + sent);
    }

    private void reconcile() {
        for (int minute = 0; minute < 15; minute++) {
            bench.workbench.clock.forward(Duration.ofMinutes(1));
            bench.workbench.reconcile.reconcile(null);
        }
    }

    private static Map<String, String> allFree(Tale tale) {
        Map<String, String> free = new TreeMap<>();
        tale.whole().forEach(line -> free.put(line.split(" ")[1], "available"));
        return free;
    }

    @ParameterizedTest
    @EnumSource(Tale.class)
    void inAnyOrderAndWithDoublesItEndsAsTold(Tale tale) {
        Random random = new Random(tale.ordinal());
        for (int draw = 0; draw < DRAWS; draw++) {
            tell(tale.talking, tale, tale.talk, doubled(tale.talk, random)).isSo();
            tell(allFree(tale), tale, tale.whole(), doubled(tale.whole(), random))
                    .isSo();
        }
    }

    private static List<String> doubled(List<String> lines, Random random) {
        List<String> doubled = new ArrayList<>(lines);
        doubled.add(lines.get(random.nextInt(lines.size())));
        Collections.shuffle(doubled, random);
        return doubled;
    }

    @ParameterizedTest
    @EnumSource(Tale.class)
    void withAnyOneEventLostItEndsAsToldOnceTwilioHasBeenAsked(Tale tale) {
        List<Expected> expected = new ArrayList<>();
        for (int lost = 0; lost < tale.talk.size(); lost++) {
            expected.add(tell(tale.talking, tale, tale.talk, without(lost, tale.talk)));
        }
        for (int lost = 0; lost < tale.whole().size(); lost++) {
            expected.add(tell(allFree(tale), tale, tale.whole(), without(lost, tale.whole())));
        }
        reconcile();
        expected.forEach(Expected::isSo);
    }

    private static List<String> without(int lost, List<String> lines) {
        List<String> left = new ArrayList<>(lines);
        left.remove(lost);
        return left;
    }

    /**
     * Who talks may not be known while the loss of an accept meets an offer that came when the agent was still taken.
     */
    @ParameterizedTest
    @EnumSource(Tale.class)
    void withAnyOneEventLostAndTheOthersInAnyOrderNobodyIsLeftTaken(Tale tale) {
        Random random = new Random(tale.ordinal());
        List<Expected> expected = new ArrayList<>();
        for (int lost = 0; lost < tale.whole().size(); lost++) {
            List<String> sent = without(lost, tale.whole());
            Collections.shuffle(sent, random);
            expected.add(tell(allFree(tale), tale, tale.whole(), sent));
        }
        reconcile();
        expected.forEach(Expected::isSo);
    }
}
