package lineclear.local;

import jakarta.inject.Singleton;
import java.util.Optional;
import lineclear.dynamodb.TableHealth;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the table answers and takes writes. */
@Readiness
@Singleton
class TableReady implements HealthCheck {
    private final TableHealth table;

    TableReady(TableHealth table) {
        this.table = table;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> trouble = table.trouble();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("table").status(trouble.isEmpty());
        trouble.ifPresent(sentence -> answer.withData("reason", sentence));
        return answer.build();
    }
}
