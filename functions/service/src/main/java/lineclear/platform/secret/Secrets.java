package lineclear.platform.secret;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lineclear.platform.SecretsUnreadable;

/** Secrets of which any one is as good as another: during a rotation the old and the new. */
public record Secrets(List<Secret> secrets) {
    public Secrets {
        secrets = List.copyOf(secrets);
    }

    /**
     * Whether one of them fits.
     *
     * @throws SecretsUnreadable when none of those that can be read fits, and there are others
     */
    public boolean any(Predicate<String> fits) {
        SecretsUnreadable unreadable = null;
        for (Secret secret : secrets) {
            try {
                if (fits.test(secret.value())) {
                    return true;
                }
            } catch (SecretsUnreadable fault) {
                unreadable = fault;
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
        return false;
    }

    /**
     * The first one that can be read; empty when there is none at all.
     *
     * @throws SecretsUnreadable when there are some, and none can be read
     */
    public Optional<String> firstReadable() {
        SecretsUnreadable unreadable = null;
        for (Secret secret : secrets) {
            try {
                return Optional.of(secret.value());
            } catch (SecretsUnreadable fault) {
                unreadable = fault;
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
        return Optional.empty();
    }
}
