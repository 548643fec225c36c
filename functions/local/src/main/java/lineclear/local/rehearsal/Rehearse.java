package lineclear.local.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import lineclear.agent.policy.Policies;
import lineclear.agent.policy.Policy;
import lineclear.function.Recording;
import lineclear.local.start.CannotStart;
import lineclear.local.start.Settings;

/** The command {@code rehearse <recording> <policy> <policy> [--all]}. */
public final class Rehearse {
    public static final String COMMAND = "rehearse";

    private static final String ALL = "--all";

    public static final String USAGE = COMMAND + " <recording.jsonl> <policy> <policy> [" + ALL + "]";

    private Rehearse() {}

    /**
     * What is to be printed.
     *
     * @param arguments what stands behind the command
     * @param environment where a deployment's own policies are named
     */
    public static String report(List<String> arguments, UnaryOperator<String> environment) throws CannotRehearse {
        Policies policies = policies(environment);
        List<String> named = new ArrayList<>(arguments);
        boolean all = named.remove(ALL);
        if (named.size() != 3 || named.stream().anyMatch(one -> one.startsWith("--"))) {
            throw new CannotRehearse("It takes a recording and two policies: " + USAGE + ". " + known(policies));
        }
        Policy first = policy(policies, named.get(1));
        Policy second = policy(policies, named.get(2));
        List<Recording.Event> events = events(named.get(0));
        return new RehearsalReport(new Comparison(first, second, events), events).text(all);
    }

    private static Policies policies(UnaryOperator<String> environment) throws CannotRehearse {
        try {
            return Settings.policies(environment);
        } catch (CannotStart e) {
            throw new CannotRehearse(e.getMessage());
        }
    }

    private static Policy policy(Policies policies, String name) throws CannotRehearse {
        return policies.named(name)
                .orElseThrow(() -> new CannotRehearse("There is no policy " + name + ". " + known(policies)));
    }

    private static String known(Policies policies) {
        return "The policies are " + String.join(", ", policies.names())
                + "; a deployment names its own in LINECLEAR_POLICIES.";
    }

    private static List<Recording.Event> events(String name) throws CannotRehearse {
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file)) {
                throw new CannotRehearse("There is no file " + name + ".");
            }
            List<Recording.Event> events = Recording.read(file);
            if (events.isEmpty()) {
                throw new CannotRehearse(name + " holds no event.");
            }
            return events;
        } catch (IOException e) {
            throw new CannotRehearse(name + " cannot be read (" + e.getMessage() + ").");
        } catch (InvalidPathException e) {
            throw new CannotRehearse("There is no file " + name + ".");
        } catch (IllegalArgumentException e) {
            throw new CannotRehearse(e.getMessage());
        }
    }
}
