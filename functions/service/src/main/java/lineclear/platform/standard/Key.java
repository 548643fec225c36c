package lineclear.platform.standard;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import lineclear.platform.secret.SecretForm;
import lineclear.platform.wire.Hmac;

/**
 * A key of Standard Webhooks: Base64 behind {@code whsec_} (or nothing), or an Ed25519 public key's behind
 * {@code whpk_}.
 */
sealed interface Key {
    SecretForm FORM = new SecretForm(
            "must be whsec_ and a key in Base64, or whpk_ and an Ed25519 public key in Base64",
            text -> of(text).isPresent());

    /** What a signature of this sort of key begins with. */
    String version();

    /** Whether the signature is this key's, over these parts one after the other. */
    boolean made(byte[] signature, byte[]... parts);

    /** Empty when it is none. */
    static Optional<Key> of(String text) {
        if (text.startsWith(Asymmetric.PREFIX)) {
            return Hmac.base64(text.substring(Asymmetric.PREFIX.length())).flatMap(Asymmetric::of);
        }
        String secret = text.startsWith(Symmetric.PREFIX) ? text.substring(Symmetric.PREFIX.length()) : text;
        return Hmac.base64(secret).filter(bytes -> bytes.length > 0).map(Symmetric::new);
    }

    /** HMAC-SHA256. */
    record Symmetric(byte[] secret) implements Key {
        private static final String PREFIX = "whsec_";

        @Override
        public String version() {
            return "v1,";
        }

        @Override
        public boolean made(byte[] signature, byte[]... parts) {
            return Hmac.same(Hmac.sha256(secret, parts), signature);
        }
    }

    /** Ed25519. */
    record Asymmetric(PublicKey key) implements Key {
        private static final String PREFIX = "whpk_";
        private static final int BYTES = 32;

        /** A public key in X.509 is these bytes and the 32 of the key (RFC 8410). */
        private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

        private static Optional<Asymmetric> of(byte[] bytes) {
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + BYTES);
            System.arraycopy(bytes, 0, encoded, X509_PREFIX.length, BYTES);
            try {
                return Optional.of(new Asymmetric(
                        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded))));
            } catch (GeneralSecurityException malformed) {
                return Optional.empty();
            }
        }

        @Override
        public String version() {
            return "v1a,";
        }

        @Override
        public boolean made(byte[] signature, byte[]... parts) {
            try {
                Signature verifying = Signature.getInstance("Ed25519");
                verifying.initVerify(key);
                for (byte[] part : parts) {
                    verifying.update(part);
                }
                return verifying.verify(signature);
            } catch (GeneralSecurityException malformed) {
                return false;
            }
        }
    }
}
