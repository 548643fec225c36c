package lineclear.function;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.secret.Secrets;

/**
 * Addresses for a phone platform's events of one session, which nobody can make up: the path names agent and session,
 * the query carries the end of its life and a signature over all of that. They are secrets, and never logged.
 */
final class EventUrls {
    /** Longer than any conversation. */
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final Optional<String> base;
    private final Secrets keys;
    private final Clock clock;

    /**
     * @param base the public address of this service, without a slash at its end; none: no addresses are given out
     * @param keys the first that can be read signs, all of them are believed: so that a key can be changed without a
     *     gap, and one that cannot be read is in nobody's way; none: no addresses are given out
     */
    EventUrls(Optional<String> base, Secrets keys, Clock clock) {
        this.base = base;
        this.keys = keys;
        this.clock = clock;
    }

    /** Makes addresses. Has its key at hand, so that nothing of it fails once something has been written. */
    record Signer(String base, String key, long until) {
        String of(String platform, String agentId, String sessionId) {
            String path = path(platform, agentId, sessionId);
            return base + path + "?until=" + until + "&mac=" + signature(key, path, until);
        }
    }

    /**
     * Empty when this deployment has no public address or no key.
     *
     * @throws SecretsUnreadable when none of the keys can be read
     */
    Optional<Signer> signer() {
        if (base.isEmpty()) {
            return Optional.empty();
        }
        long until = clock.instant().plus(LIFETIME).getEpochSecond();
        return keys.firstReadable().map(key -> new Signer(base.get(), key, until));
    }

    /**
     * Whether this address is one of ours and still lives.
     *
     * @throws SecretsUnreadable when none of the keys that can be read fits, and there are others
     */
    boolean valid(String platform, String agentId, String sessionId, String until, String signature) {
        if (until == null || signature == null || !until.matches("[0-9]{1,12}")) {
            return false;
        }
        long end = Long.parseLong(until);
        byte[] told = signature.getBytes(StandardCharsets.UTF_8);
        String path = path(platform, agentId, sessionId);
        return clock.instant().getEpochSecond() < end
                && keys.any(
                        key -> MessageDigest.isEqual(signature(key, path, end).getBytes(StandardCharsets.UTF_8), told));
    }

    /** The public address under which a request came in; as the platform's signature has it. */
    String publicUrl(String path, String query) {
        return base.orElse("") + path + (query == null || query.isEmpty() ? "" : "?" + query);
    }

    private static String path(String platform, String agentId, String sessionId) {
        return "/webhooks/" + platform + "/" + agentId + "/" + sessionId;
    }

    private static String signature(String key, String path, long until) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal((path + "\n" + until).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
