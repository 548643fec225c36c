/**
 * What the real DynamoDB would do and the engine under the tests does not: it refuses bad requests, and its maps have
 * no order.
 *
 * <p>Two interceptors of the AWS SDK. The service's own tests have {@code src/test/interceptors} on their class path,
 * where the SDK finds the names of both and gives them to every client that is built: no test can forget them. The
 * local run's tests name them to Quarkus in their pom, for the client that the service gets.
 * {@link lineclear.dynamodb.checker.RequestChecker} throws {@link lineclear.dynamodb.checker.Refused}, an error, so
 * that nothing in between takes it for a fault of the table. The pages that the rules are taken from stand in
 * {@code Page}.
 */
package lineclear.dynamodb.checker;
