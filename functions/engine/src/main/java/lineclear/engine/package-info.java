/**
 * A DynamoDB-compatible database for the laptop and the tests: the program dynoxide (SQLite; MIT OR Apache-2.0) as a
 * child of this process, on a loopback address of its own. It knows nothing of Lineclear, uses the JDK alone and never
 * enters the Lambda zip. {@link lineclear.engine.Engine} and its URL are all that the rest of the project sees, so that
 * another engine can take its place.
 */
package lineclear.engine;
