/**
 * DynamoDB's own side of the table: its keys and indexes, requests with bounded patience, plain values for attributes.
 * What items mean stands in {@link lineclear.dynamodb}, on whose page every one of them is.
 */
package lineclear.dynamodb.table;
