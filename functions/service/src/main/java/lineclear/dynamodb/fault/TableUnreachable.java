package lineclear.dynamodb.fault;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The table did not answer, several times or for as long as anybody waits for it. Whether the last write won is not
 * known; repeating the call is safe.
 */
public final class TableUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    TableUnreachable(Throwable cause) {
        super(cause);
    }

    /** Nobody asked it: it has just been found out. */
    public TableUnreachable(String why) {
        super(why, null, false, false);
    }

    /** Does the work; a fault of the table that may pass, after the store's own retries, becomes a TableUnreachable. */
    public static <T> T unless(Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException fault) {
            throw TableFaults.mayPass(fault) ? new TableUnreachable(fault) : fault;
        }
    }
}
