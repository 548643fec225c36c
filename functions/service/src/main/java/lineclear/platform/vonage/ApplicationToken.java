package lineclear.platform.vonage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.secret.Secret;
import lineclear.platform.secret.SecretForm;
import lineclear.platform.wire.Hmac;

/** The JSON Web Token (RS256) by which an application shows itself to Vonage's APIs: a new one for each question. */
record ApplicationToken(String applicationId, Secret privateKey) {
    static final SecretForm PRIVATE_KEY =
            new SecretForm("must be an RSA private key in PKCS#8 (PEM)", ApplicationToken::isPrivateKey);

    private static final long VALID_SECONDS = 60;

    /** @throws SecretsUnreadable when the private key cannot be read, or is none */
    String at(Instant now) {
        String head = JsonNodeFactory.instance
                .objectNode()
                .put("typ", "JWT")
                .put("alg", "RS256")
                .toString();
        String claims = JsonNodeFactory.instance
                .objectNode()
                .put("application_id", applicationId)
                .put("iat", now.getEpochSecond())
                .put("exp", now.getEpochSecond() + VALID_SECONDS)
                .put("jti", UUID.randomUUID().toString())
                .toString();
        String signed = encoded(Hmac.bytes(head)) + "." + encoded(Hmac.bytes(claims));
        return signed + "." + encoded(signature(Hmac.bytes(signed)));
    }

    private byte[] signature(byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(privateKey.value()));
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new SecretsUnreadable("the secret " + privateKey + " is no private key in PKCS#8 (PEM)");
        }
    }

    /** A key that came through an environment variable may have its line ends written out as {@code \n}. */
    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replace("\\n", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }

    private static boolean isPrivateKey(String pem) {
        try {
            key(pem);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
