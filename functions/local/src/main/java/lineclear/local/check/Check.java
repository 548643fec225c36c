package lineclear.local.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The command {@code check <platform> [options]}. */
public final class Check {
    public static final String COMMAND = "check";
    public static final String USAGE = Options.USAGE;

    private Check() {}

    /**
     * What is to be printed.
     *
     * @param right whether the service did everything as it should
     */
    public record Result(String text, boolean right) {}

    /**
     * Plays the platform against a running service.
     *
     * @param arguments what stands behind the command
     * @param environment where the platforms are set up, and tokens are kept
     */
    public static Result of(List<String> arguments, UnaryOperator<String> environment)
            throws CannotCheck, InterruptedException {
        Options options = Options.parse(arguments);
        SetUp setUp = SetUp.of(options.platform(), environment);
        Samples events = new Samples(setUp);
        List<Sample> samples = events.read(options.events());
        List<Story> stories = new ArrayList<>(Stories.of(samples));
        if (stories.isEmpty()) {
            throw new CannotCheck("Among the events there is no whole call, numbered from 1-… to its end.");
        }
        for (Script script : events.scripts(options.events())) {
            stories.add(script.told(samples));
        }
        Http http = new Http();
        Run run = new Run(options, setUp, http, Api.of(http, options.service(), environment));
        List<Course> courses = Plan.of(
                stories,
                story -> story.reserved()
                        && !story.elsewhere()
                        && story.steps().stream()
                                .allMatch(sample -> setUp.dialect().toSession(sample.body())),
                options.faults(),
                options.seed(),
                options.sessions());
        List<Probe> probes = run.probes(samples);
        List<Trial> trials = run.trials(courses);
        CheckReport report = new CheckReport(
                options, trials, probes, new Advice(setUp.dialect().doubt()));
        return new Result(report.text(), report.verdict().right());
    }
}
