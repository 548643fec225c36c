/**
 * Requests to AWS by plain HTTP, signed by the SDK (Signature Version 4) with the process's credentials: a service
 * client of its own for each AWS service would be as large as the rest. Beside the table the only package that sees the
 * AWS SDK.
 */
package lineclear.sigv4;
