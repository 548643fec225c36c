package lineclear.local.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Draws every session's way from a seed: the same seed, the same ways. */
final class Plan {
    private final InjectedFaults faults;
    private final int seed;
    private final Random random;

    private Plan(InjectedFaults faults, int seed) {
        this.faults = faults;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** @param toSession whether a story's events can come to an address of the session's own */
    static List<Course> of(
            List<Story> stories, Predicate<Story> toSession, InjectedFaults faults, int seed, int sessions) {
        Plan plan = new Plan(faults, seed);
        List<Course> courses = new ArrayList<>();
        for (int number = 1; number <= sessions; number++) {
            Story story = stories.get((number - 1) % stories.size());
            courses.add(plan.course(number, story, toSession.test(story)));
        }
        return courses;
    }

    private Course course(int number, Story story, boolean maybeToSession) {
        // Several calls are one session's there, and nowhere else.
        boolean toSession = (random.nextBoolean() || story.ofSeveralCalls()) && maybeToSession;
        boolean mixed = happens(faults.mixedPercent());
        List<Sample> sent = new ArrayList<>();
        List<Sample> lost = new ArrayList<>();
        for (Sample sample : story.steps()) {
            if (happens(faults.lostPercent())) {
                lost.add(sample);
            } else {
                sent.addAll(Collections.nCopies(happens(faults.repeatedPercent()) ? 2 : 1, sample));
            }
        }
        if (mixed) {
            Collections.shuffle(sent, random);
        }
        return new Course("check-" + seed + "-" + number, story, toSession, sendings(sent), lost, mixed);
    }

    private List<Course.Sending> sendings(List<Sample> sent) {
        List<Course.Sending> sendings = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            boolean again = sent.subList(0, i).contains(sent.get(i));
            sendings.add(new Course.Sending(sent.get(i), again, random.nextInt(faults.delayMillis() + 1)));
        }
        return sendings;
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }
}
