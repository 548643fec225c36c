package lineclear.dynamodb;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Which faults of the table a retry may cure. */
final class Faults {
    private Faults() {}

    /** Lost replies, time-outs, throttling and the service's own faults pass; a wrong request or missing rights do not. */
    static boolean mayPass(SdkException fault) {
        if (fault instanceof SdkServiceException service) {
            return service.statusCode() >= 500 || service.isThrottlingException();
        }
        return fault instanceof SdkClientException;
    }
}
