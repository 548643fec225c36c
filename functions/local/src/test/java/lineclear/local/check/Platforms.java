package lineclear.local.check;

import java.util.Map;

/** Four platforms with secrets that guard nothing. */
final class Platforms {
    static final Map<String, String> SECRETS = Map.of(
            "kamailio", "not-a-secret-for-tests",
            "standard", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "twilio", "0123456789abcdef0123456789abcdef",
            "vonage", "XsA09z2MhSoCRv2cMtKK1QZ5Bxkyrk0mSgnNiaKh");
    static final Map<String, String> OTHER_SECRETS = Map.of(
            "kamailio", "another-one-for-tests",
            "standard", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "twilio", "ffffffffffffffffffffffffffffffff",
            "vonage", "another-one-for-tests");

    private Platforms() {}

    /** As {@code LINECLEAR_PLATFORMS} has it. */
    static String document(Map<String, String> secrets) {
        StringBuilder document = new StringBuilder("{\"amazon-connect\":{}");
        secrets.forEach(
                (type, secret) -> document.append(",\"" + type + "\":{\"secrets\":[\"literal:" + secret + "\"]}"));
        return document.append("}").toString();
    }

    static SetUp setUp(String type) throws CannotCheck {
        return setUp(type, SECRETS);
    }

    static SetUp setUp(String type, Map<String, String> secrets) throws CannotCheck {
        return SetUp.of(type, Map.of("LINECLEAR_PLATFORMS", document(secrets))::get);
    }
}
