/** What can be wrong between a function and the table: what may pass, how long to wait, when to give up. */
package lineclear.dynamodb.fault;
