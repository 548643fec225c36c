/**
 * What the real DynamoDB would do and the engine under the tests does not: it refuses bad requests, and its maps have no order.
 *
 * <p>Two interceptors of the AWS SDK, named in {@code software/amazon/awssdk/services/dynamodb/execution.interceptors} on the
 * tests' class path: the SDK gives them to every client that is built there, so no test can forget them. {@link
 * lineclear.dynamodb.checker.RequestChecker} throws {@link lineclear.dynamodb.checker.Refused}, an error, so that nothing in
 * between takes it for a fault of the table. The pages that the rules are taken from stand in {@link
 * lineclear.dynamodb.checker.Page}.
 */
package lineclear.dynamodb.checker;
