/**
 * What Lambda's event source mapping does in the cloud: the table's stream, shard by shard and in order, into the
 * function {@code history}. Records may come twice, as they may in the cloud; {@code history} is idempotent.
 */
package lineclear.local.stream;
