package lineclear.dynamodb.fault;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Which faults of the table a retry may cure. */
public final class TableFaults {
    private TableFaults() {}

    /**
     * Lost replies, time-outs, throttling, a registration's transaction in the way and the service's own faults pass; a
     * wrong request or missing rights do not.
     */
    public static boolean mayPass(SdkException fault) {
        if (fault instanceof SdkServiceException service) {
            return service.statusCode() >= 500
                    || service.isThrottlingException()
                    || service instanceof TransactionConflictException
                    || service instanceof TransactionInProgressException;
        }
        return fault instanceof SdkClientException;
    }
}
