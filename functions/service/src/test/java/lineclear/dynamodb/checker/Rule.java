package lineclear.dynamodb.checker;

/** Something that DynamoDB demands of one operation. */
interface Rule {
    /**
     * @param schema of the operation's table
     * @throws Refused when DynamoDB would refuse it
     */
    void check(Operation operation, Schema schema);
}
