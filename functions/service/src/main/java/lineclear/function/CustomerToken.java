package lineclear.function;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import lineclear.platform.wire.Hmac;
import lineclear.word.Id;

/**
 * A customer's own token: the ticket that it is for, a dot, and what nobody can guess. Kept is only a digest of it; so
 * many random bits need no slow one (NIST SP 800-63B, section 5.1.2.2, on look-up secrets).
 *
 * @param secret 32 random bytes as Base64 for URLs, which has no dot
 */
public record CustomerToken(String ticketId, String secret) {
    private static final int BYTES = 32;
    private static final int LONGEST = 128;

    /** From the system's entropy each time: processes restored from one snapshot differ. */
    public static CustomerToken issue(String ticketId) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new CustomerToken(
                ticketId, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Empty when it is none of this form. */
    static Optional<CustomerToken> parse(String text) {
        int dot = text.lastIndexOf('.');
        boolean proper = dot > 0 && text.length() <= LONGEST && Id.is(text.substring(0, dot));
        return proper
                ? Optional.of(new CustomerToken(text.substring(0, dot), text.substring(dot + 1)))
                : Optional.empty();
    }

    public String text() {
        return ticketId + "." + secret;
    }

    public String digest() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hmac.digest(Hmac.bytes(text())));
    }

    /** In constant time. */
    boolean fits(String digest) {
        return Hmac.same(Hmac.bytes(digest), Hmac.bytes(digest()));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "a customer's token for ticket " + ticketId;
    }
}
