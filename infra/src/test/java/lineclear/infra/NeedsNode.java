package lineclear.infra;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** The CDK for Java runs the CDK, which is JavaScript. Where there is no Node these tests are reported as skipped. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "lineclear.infra.NeedsNode$Node#isThere", disabledReason = "there is no Node on this machine")
@interface NeedsNode {
    /** The program on the path. */
    final class Node {
        private Node() {}

        static boolean isThere() throws InterruptedException {
            try {
                return new ProcessBuilder("node", "--version")
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException none) {
                return false;
            }
        }
    }
}
