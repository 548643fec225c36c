package lineclear.platform.standard;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.wire.Hmac;

/** What a delivery's signatures cover: its id, its timestamp and its body, joined by dots. */
final class Signatures {
    private static final String SYMMETRIC = "whsec_";
    private static final String PUBLIC = "whpk_";

    /** Many more than a rotation needs: each costs a public-key operation. */
    private static final int MOST = 8;

    /** An Ed25519 public key in X.509 is these bytes and the 32 of the key (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] before;
    private final byte[] body;

    Signatures(String id, String timestamp, byte[] body) {
        this.before = Hmac.bytes(id + "." + timestamp + ".");
        this.body = body;
    }

    /**
     * Whether one of the space-separated signatures was made with this key.
     *
     * @throws SecretsUnreadable when it is no key
     */
    boolean by(String key, String signatures) {
        if (key.startsWith(PUBLIC)) {
            byte[] publicKey = decoded(key.substring(PUBLIC.length()));
            return any(signatures, "v1a,", claimed -> verifies(publicKey, claimed));
        }
        byte[] secret = decoded(key.startsWith(SYMMETRIC) ? key.substring(SYMMETRIC.length()) : key);
        byte[] expected = Hmac.sha256(secret, before, body);
        return any(signatures, "v1,", claimed -> Hmac.same(expected, claimed));
    }

    private static byte[] decoded(String key) {
        return Hmac.base64(key)
                .filter(bytes -> bytes.length > 0)
                .orElseThrow(() -> new SecretsUnreadable("a secret is neither whsec_ nor whpk_ followed by Base64"));
    }

    private static boolean any(String signatures, String version, Predicate<byte[]> fits) {
        return Arrays.stream(signatures.split(" "))
                .limit(MOST)
                .filter(signature -> signature.startsWith(version))
                .map(signature -> Hmac.base64(signature.substring(version.length())))
                .flatMap(Optional::stream)
                .anyMatch(fits);
    }

    private boolean verifies(byte[] publicKey, byte[] claimed) {
        try {
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + publicKey.length);
            System.arraycopy(publicKey, 0, encoded, X509_PREFIX.length, publicKey.length);
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            signature.update(before);
            signature.update(body);
            return signature.verify(claimed);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
