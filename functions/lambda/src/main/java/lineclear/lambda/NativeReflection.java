package lineclear.lambda;

import io.quarkus.amazon.lambda.runtime.FunctionError;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a native binary must be able to serialise. Without {@link FunctionError} a function that throws answers nothing and
 * hangs until Lambda's time-out (Quarkus 3.34.2).
 */
@RegisterForReflection(targets = FunctionError.class)
final class NativeReflection {
    private NativeReflection() {}
}
