package lineclear.dynamodb;

/** Where a phone platform knows an agent: a phone number, an agent ARN, a worker id. Unique over all agents. */
public record Address(String platform, String value) {}
