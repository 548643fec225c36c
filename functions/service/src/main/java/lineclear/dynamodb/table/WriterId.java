package lineclear.dynamodb.table;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Says which invocation wrote an item. From the system's entropy each time: processes restored from one snapshot
 * differ. Only writers that race for one agent must differ; every byte is paid for with each write.
 */
public final class WriterId {
    private WriterId() {}

    public static String next() {
        byte[] id = new byte[6];
        new SecureRandom().nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
