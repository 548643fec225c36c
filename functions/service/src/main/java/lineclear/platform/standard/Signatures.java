package lineclear.platform.standard;

import java.util.Arrays;
import java.util.Optional;
import lineclear.platform.SecretsUnreadable;
import lineclear.platform.wire.Hmac;

/** What a delivery's signatures cover: its id, its timestamp and its body, joined by dots. */
final class Signatures {
    /** Many more than a rotation needs: each costs a public-key operation. */
    private static final int MOST = 8;

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
    boolean by(String secret, String signatures) {
        Key key = Key.of(secret).orElseThrow(() -> new SecretsUnreadable("a secret of standard " + Key.FORM.mustBe()));
        return Arrays.stream(signatures.split(" "))
                .limit(MOST)
                .filter(signature -> signature.startsWith(key.version()))
                .map(signature -> Hmac.base64(signature.substring(key.version().length())))
                .flatMap(Optional::stream)
                .anyMatch(claimed -> key.made(claimed, before, body));
    }
}
