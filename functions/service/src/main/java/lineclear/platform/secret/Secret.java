package lineclear.platform.secret;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import lineclear.platform.SecretsUnreadable;
import org.jboss.logging.Logger;

/**
 * One secret. Read again every 5 minutes, so that a rotation needs no restart. When that fails, the old value serves
 * for up to an hour more, and the store is asked again every 30 seconds.
 */
public final class Secret {
    private static final Logger LOG = Logger.getLogger("lineclear");

    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration USABLE = Duration.ofMinutes(65);
    static final Duration RETRY = Duration.ofSeconds(30);

    /** Where a secret is kept. */
    interface Store {
        /** @throws IOException when it cannot be read; its message says why, and never what was read */
        String read() throws IOException, InterruptedException;
    }

    private record Copy(String value, Instant readAt) {}

    private final String reference;
    private final Store store;
    private final Clock clock;
    private final String atHand;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Copy copy;
    private volatile Instant nextRead = Instant.MIN;

    /** One that has to be asked for. */
    Secret(String reference, Store store, Clock clock) {
        this(reference, store, clock, null);
    }

    /** One that is here already. */
    Secret(String reference, String value, Clock clock) {
        this(reference, () -> value, clock, value.strip());
    }

    private Secret(String reference, Store store, Clock clock, String atHand) {
        this.reference = reference;
        this.store = store;
        this.clock = clock;
        this.atHand = atHand;
    }

    /** Whether it has this form, as far as that can be told without asking for it. */
    public boolean mayBe(SecretForm form) {
        return atHand == null || form.fits().test(atHand);
    }

    /** @throws SecretsUnreadable when it was never read, or not for too long */
    public String value() {
        if (clock.instant().isBefore(nextRead)) {
            return usable();
        }
        // Whoever has an old value need not wait for the one who reads the new one.
        if (copy == null) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return usable();
        }
        try {
            if (!clock.instant().isBefore(nextRead)) {
                read();
            }
        } finally {
            reading.unlock();
        }
        return usable();
    }

    private void read() {
        Instant now = clock.instant();
        Instant next = now.plus(RETRY);
        try {
            String value = store.read();
            if (value == null || value.isBlank()) {
                LOG.errorf("The secret %s is empty", reference);
            } else {
                copy = new Copy(value.strip(), now);
                next = now.plus(FRESH);
            }
        } catch (IOException unreadable) {
            LOG.errorf("The secret %s cannot be read: %s", reference, unreadable.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        // Last of all: until now, whoever has no value yet waits for this reading.
        nextRead = next;
    }

    private String usable() {
        Copy last = copy;
        if (last == null || !clock.instant().isBefore(last.readAt().plus(USABLE))) {
            throw new SecretsUnreadable("the secret " + reference + " cannot be read");
        }
        return last.value();
    }

    /** The reference; of a literal, only that it is one. */
    @Override
    public String toString() {
        return reference;
    }
}
