package lineclear.infra;

import java.util.Arrays;
import java.util.Locale;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What a deployment is for: a dev stack can be destroyed whole, of a prod stack the data stays. */
public enum Stage {
    DEV(RemovalPolicy.DESTROY, RetentionDays.TWO_WEEKS),
    PROD(RemovalPolicy.RETAIN, RetentionDays.THREE_MONTHS);

    private final RemovalPolicy data;
    private final RetentionDays logs;

    Stage(RemovalPolicy data, RetentionDays logs) {
        this.data = data;
        this.logs = logs;
    }

    static Stage of(String word) {
        return Arrays.stream(values())
                .filter(stage -> stage.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongSetting("stage must be dev or prod, not " + word));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What becomes of table, keys and users when the stack is deleted. */
    RemovalPolicy data() {
        return data;
    }

    boolean protectsData() {
        return data == RemovalPolicy.RETAIN;
    }

    RetentionDays logs() {
        return logs;
    }
}
