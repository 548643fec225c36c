package lineclear.function;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What happens on a phone platform, event by event, as its documentation tells it.
 *
 * @param events in the order in which they happen; {@code {a}} and {@code {b}} in them are the two agents' addresses,
 *     and {@code {n}} tells one telling from the next
 * @param ends by agent, {@code a} or {@code b}: the status in which the story leaves them
 * @param unseen by the number of an event: how it ends when that one is lost and nobody could know of it
 */
record PhoneStory(
        String name, List<String> events, Map<String, String> ends, Map<Integer, Map<String, String>> unseen) {
    private static final int SHUFFLES = 12;

    PhoneStory(String name, List<String> events, Map<String, String> ends) {
        this(name, events, ends, Map.of());
    }

    /**
     * One way in which the events arrive.
     *
     * @param arriving numbers of events, in the order of their arrival
     */
    record Telling(String how, List<Integer> arriving, Map<String, String> ends) {}

    /** As it happens; with any one event lost, or doubled; all of that in other orders, too. */
    List<Telling> tellings() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            all.add(i);
        }
        List<Telling> tellings = new ArrayList<>();
        tellings.add(new Telling("as it happens", all, ends));
        Random random = new Random(7);
        for (int i = 0; i < events.size(); i++) {
            List<Integer> without = new ArrayList<>(all);
            without.remove(i);
            List<Integer> twice = new ArrayList<>(all);
            twice.add(i, i);
            Map<String, String> known = unseen.getOrDefault(i, ends);
            tellings.add(new Telling(i + " lost", without, known));
            tellings.add(new Telling(i + " twice", twice, ends));
            tellings.add(new Telling(i + " lost, any order", shuffled(without, random), known));
            tellings.add(new Telling(i + " twice, any order", shuffled(twice, random), ends));
        }
        for (int i = 0; i < SHUFFLES; i++) {
            tellings.add(new Telling("any order", shuffled(all, random), ends));
        }
        return tellings;
    }

    private static List<Integer> shuffled(List<Integer> events, Random random) {
        List<Integer> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    @Override
    public String toString() {
        return name;
    }
}
