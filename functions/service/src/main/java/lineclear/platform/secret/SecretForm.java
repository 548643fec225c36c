package lineclear.platform.secret;

import java.util.function.Predicate;

/**
 * What a secret must look like.
 *
 * @param mustBe goes on a sentence that begins with the secret's key: "must be …"
 */
public record SecretForm(String mustBe, Predicate<String> fits) {
    public static final SecretForm ANY = new SecretForm("must be a text", value -> true);

    /** What can stand in a header behind {@code Bearer}. */
    public static final SecretForm TOKEN =
            new SecretForm("must be a token without spaces, in ASCII", value -> value.matches("[!-~]+"));
}
