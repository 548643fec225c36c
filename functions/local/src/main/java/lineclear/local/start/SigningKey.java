package lineclear.local.start;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The local run's own key (EC P-256), made at the first start. The file holds it as a JWK, readable by its owner
 * alone.
 */
public final class SigningKey {
    private static final String FILE = "signing-key.json";

    private SigningKey() {}

    public static EllipticCurveJsonWebKey in(Path home) throws CannotStart {
        Path file = home.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                writeOnce(file, make().toJson(OutputControlLevel.INCLUDE_PRIVATE));
            }
            DataFolder.ownerOnly(file, "rw-------");
            if (JsonWebKey.Factory.newJwk(Files.readString(file)) instanceof EllipticCurveJsonWebKey key
                    && key.getPrivateKey() != null) {
                return key;
            }
        } catch (JoseException e) {
            // Said below, in words.
        } catch (IOException e) {
            throw DataFolder.notKept("The signing key", file, e);
        }
        throw new CannotStart("The signing key " + file.toAbsolutePath()
                + " is broken: delete it and start again; tokens made with it are void then.");
    }

    public static EllipticCurveJsonWebKey make() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("This Java cannot make P-256 keys", e);
        }
    }

    /** A link is made whole or not at all, and never over a key that another process has just made. */
    static void writeOnce(Path file, String key) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "key", null);
        try {
            Files.writeString(draft, key);
            DataFolder.ownerOnly(draft, "rw-------");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other process's key is as good.
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
