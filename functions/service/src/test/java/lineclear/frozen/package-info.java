/** A database engine that is there and says nothing: shared with the hosts' tests. */
package lineclear.frozen;
