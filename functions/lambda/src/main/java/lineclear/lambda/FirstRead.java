package lineclear.lambda;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import lineclear.dynamodb.TableHealth;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * One read at the start, before the first event: the table's client is made and its connection stands while Lambda
 * gives the start more CPU than the calls. Not before a snapshot, which no connection outlives. Whatever goes wrong
 * here is the first call's to answer.
 */
@Singleton
class FirstRead {
    private static final Logger LOG = Logger.getLogger("lineclear");
    /** "Working with Lambda environment variables", AWS Lambda Developer Guide. */
    private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private final TableHealth table;
    private final boolean wanted;

    /** @param wanted false for a function that has no rights to the table */
    FirstRead(TableHealth table, @ConfigProperty(name = "lineclear.first-read", defaultValue = "true") boolean wanted) {
        this.table = table;
        this.wanted = wanted;
    }

    void start(@Observes StartupEvent event) {
        if (!wanted || "snap-start".equals(System.getenv(INITIALIZATION))) {
            return;
        }
        try {
            table.touch();
        } catch (RuntimeException fault) {
            LOG.warnf("The table was not reached at the start: %s", fault.getMessage());
        }
    }
}
