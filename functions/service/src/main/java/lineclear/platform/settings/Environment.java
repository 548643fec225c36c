package lineclear.platform.settings;

import java.time.Clock;
import java.util.function.UnaryOperator;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.secret.Vault;

/**
 * What a platform needs of the process it runs in.
 *
 * @param environment a variable's value; null when it is not set
 */
public record Environment(UnaryOperator<String> environment, Clock clock, BoundedHttp web) {
    public static Environment ofThisProcess(Clock clock) {
        return new Environment(System::getenv, clock, new BoundedHttp());
    }

    Vault vault() {
        return new Vault(environment, clock, web);
    }
}
