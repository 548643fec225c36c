package lineclear.agent.sentences;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of what Lineclear does otherwise than the vendor, or beyond it, on purpose. {@code POLICIES.md} lists them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface OnPurpose {
    String value();
}
