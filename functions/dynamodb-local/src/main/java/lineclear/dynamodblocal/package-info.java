/**
 * DynamoDB Local as part of a process: the real engine, on a loopback port, without telemetry. It knows nothing of
 * Lineclear and never enters the Lambda zip.
 */
package lineclear.dynamodblocal;
