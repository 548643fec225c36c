package lineclear.dynamodb;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Says which invocation wrote an item. From the system's entropy each time: processes restored from one snapshot
 * differ.
 */
final class WriterId {
    private WriterId() {}

    static String next() {
        byte[] id = new byte[8];
        new SecureRandom().nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
