package lineclear.infra;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The program in which the CDK runs, whatever language it is called from. */
final class Node {
    /** Where jsii, the bridge to it, looks first. */
    private static final String OVERRIDE = "JSII_NODE";

    private Node() {}

    /** @throws WrongSetting when it cannot be started: else a stack trace of jsii would say so */
    static void required(UnaryOperator<String> environment) {
        String set = environment.apply(OVERRIDE);
        String program = set == null || set.isBlank() ? "node" : set;
        try {
            Process node = new ProcessBuilder(program, "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!node.waitFor(30, TimeUnit.SECONDS)) {
                node.destroyForcibly();
                throw missing(program);
            } else if (node.exitValue() != 0) {
                throw missing(program);
            }
        } catch (IOException e) {
            throw missing(program);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw missing(program);
        }
    }

    private static WrongSetting missing(String program) {
        return new WrongSetting("The CDK runs in Node, and \"" + program
                + "\" cannot be started: install Node 20 or newer, or name it with " + OVERRIDE + ".");
    }
}
