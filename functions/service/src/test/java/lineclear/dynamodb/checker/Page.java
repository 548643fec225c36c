package lineclear.dynamodb.checker;

/** Where AWS has written a rule down: a page of the Amazon DynamoDB Developer Guide, or of the API Reference. */
enum Page {
    QUOTAS("Quotas in Amazon DynamoDB"),
    RESERVED_WORDS("Reserved words in DynamoDB"),
    NAMES("Expression attribute names (aliases) in DynamoDB"),
    VALUES("Using expression attribute values in DynamoDB"),
    OPERATORS("Count expression operators in DynamoDB with an AWS SDK"),
    CONDITIONS("Condition and filter expressions, operators, and functions in DynamoDB"),
    UPDATES("Using update expressions in DynamoDB"),
    GLOBAL_INDEXES("Using Global Secondary Indexes in DynamoDB"),
    NAMING("Supported data types and naming rules in Amazon DynamoDB"),
    UPDATE_ITEM("API Reference, UpdateItem"),
    QUERY("API Reference, Query"),
    BATCH_GET_ITEM("API Reference, BatchGetItem"),
    BATCH_WRITE_ITEM("API Reference, BatchWriteItem"),
    TRANSACT_WRITE_ITEMS("API Reference, TransactWriteItems");

    private final String title;

    Page(String title) {
        this.title = title;
    }

    /** Refuses unless the rule is kept. */
    void demands(boolean kept, String otherwise, Object... details) {
        if (!kept) {
            throw new Refused(otherwise.formatted(details) + " (" + title + ")");
        }
    }
}
