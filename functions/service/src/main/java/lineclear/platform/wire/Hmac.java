package lineclear.platform.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes and their spellings. What two sides claim to be the same is compared in constant time. */
public final class Hmac {
    private Hmac() {}

    /** @param key not empty */
    public static byte[] sha256(byte[] key, byte[]... parts) {
        return of("HmacSHA256", key, parts);
    }

    /** @param key not empty */
    public static byte[] sha1(byte[] key, byte[]... parts) {
        return of("HmacSHA1", key, parts);
    }

    private static byte[] of(String algorithm, byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + algorithm, missing);
        }
    }

    public static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    /** In constant time for a given length of {@code claimed}. */
    public static boolean same(byte[] expected, byte[] claimed) {
        return MessageDigest.isEqual(expected, claimed);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Empty when it is no hexadecimal. */
    public static Optional<byte[]> hex(String text) {
        try {
            return Optional.of(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Empty when it is no Base64. */
    public static Optional<byte[]> base64(String text) {
        return decoded(Base64.getDecoder(), text);
    }

    /** Empty when it is no Base64 in the alphabet for URLs. */
    public static Optional<byte[]> base64Url(String text) {
        return decoded(Base64.getUrlDecoder(), text);
    }

    private static Optional<byte[]> decoded(Base64.Decoder decoder, String text) {
        try {
            return Optional.of(decoder.decode(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
