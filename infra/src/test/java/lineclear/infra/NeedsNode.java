package lineclear.infra;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** The CDK runs in Node: where there is none, these tests are reported as skipped. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "lineclear.infra.NeedsNode$Looked#found", disabledReason = "there is no Node on this machine")
@interface NeedsNode {
    /** For the annotation above. */
    final class Looked {
        private Looked() {}

        static boolean found() {
            try {
                Node.required(System::getenv);
                return true;
            } catch (WrongSetting none) {
                return false;
            }
        }
    }
}
