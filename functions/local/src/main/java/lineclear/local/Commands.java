package lineclear.local;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import lineclear.local.check.CannotCheck;
import lineclear.local.check.Check;
import lineclear.local.demo.CannotDemo;
import lineclear.local.demo.Demo;
import lineclear.local.rehearsal.CannotRehearse;
import lineclear.local.rehearsal.Rehearse;

/** What stands behind {@code java -jar}: a command does its work, prints it, and ends. */
record Commands(UnaryOperator<String> environment) {

    /**
     * @param arguments not empty
     * @return the exit code: 0 when it is done and all is right, else 1
     */
    int run(List<String> arguments) throws InterruptedException {
        List<String> more = arguments.subList(1, arguments.size());
        try {
            if (more.contains("--help") || more.contains("-h")) {
                return print(Help.text(), 0);
            }
            return switch (arguments.get(0)) {
                case "help", "--help", "-h" -> print(Help.text(), 0);
                case "version", "--version" -> print("Lineclear " + Help.version() + "\n", 0);
                case Demo.COMMAND -> Demo.until(more, Commands::stopped);
                case Rehearse.COMMAND -> print(Rehearse.report(more, environment), 0);
                case Check.COMMAND -> {
                    Check.Result result = Check.of(more, environment);
                    yield print(result.text(), result.right() ? 0 : 1);
                }
                default -> refuse("There is no command " + arguments.get(0) + ": there are " + Help.COMMANDS
                        + ", and without a command the service starts.");
            };
        } catch (CannotDemo e) {
            return refuse("Lineclear cannot show the demo floor. " + e.getMessage());
        } catch (CannotRehearse e) {
            return refuse("Lineclear cannot rehearse. " + e.getMessage());
        } catch (CannotCheck e) {
            return refuse("Lineclear cannot check. " + e.getMessage());
        }
    }

    /** Until the process is told to stop. */
    private static void stopped() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static int print(String text, int code) {
        System.out.print(text);
        return code;
    }

    private static int refuse(String sentence) {
        System.err.println(sentence);
        return 1;
    }
}
