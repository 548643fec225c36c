package lineclear.lambda;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import lineclear.routing.Alarm;
import lineclear.routing.SignedAlarm;
import lineclear.sigv4.SignedRequests;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the functions set alarms: an SQS queue, by the address that a setting names. */
class AlarmQueue {
    private static final String SERVICE = "sqs";

    @Produces
    @Singleton
    Alarm alarm(
            @ConfigProperty(name = "lineclear.alarm-queue") Optional<URI> queue,
            @ConfigProperty(name = "aws.region") Optional<String> region,
            Clock clock) {
        if (queue.isEmpty() || region.isEmpty()) {
            return Alarm.NONE; // most functions: they look for nobody
        }
        SignedRequests requests =
                SignedRequests.to(SERVICE, region.get(), queue.get().resolve("/"), clock);
        return new SignedAlarm(requests, queue.get(), clock)::at;
    }
}
