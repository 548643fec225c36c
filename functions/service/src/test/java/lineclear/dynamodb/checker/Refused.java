package lineclear.dynamodb.checker;

/** DynamoDB would refuse this request; the message says why, and where that is written. */
public final class Refused extends AssertionError {
    private static final long serialVersionUID = 1;

    Refused(String why) {
        super("DynamoDB would refuse this request: " + why);
    }
}
