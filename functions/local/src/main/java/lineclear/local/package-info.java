/**
 * The host on a laptop: one process that does what API Gateway, DynamoDB, its stream and EventBridge's schedule do
 * around the same functions in the cloud. {@code start} comes before Quarkus and turns the settings into an open
 * database or into one sentence; {@code gateway} is API Gateway with its authorizer; {@code stream} is the event
 * source mapping of {@code history}.
 */
package lineclear.local;
