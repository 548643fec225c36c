package lineclear.platform.settings;

import java.time.Clock;
import java.util.function.UnaryOperator;
import lineclear.platform.lookup.Web;
import lineclear.platform.secret.Vault;

/**
 * What a platform needs of the process it runs in.
 *
 * @param environment a variable's value; null when it is not set
 */
public record Surroundings(UnaryOperator<String> environment, Clock clock, Web web) {
    public static Surroundings ofThisProcess(Clock clock) {
        return new Surroundings(System::getenv, clock, new Web());
    }

    Vault vault() {
        return new Vault(environment, clock, web);
    }
}
