/**
 * The record in the table. The only package that sees the AWS SDK.
 *
 * <p>One item holds everything that decides an agent's availability, so that one conditional write decides:
 *
 * <pre>
 * pk        S  agent#&lt;agentId&gt;
 * sk        S  record
 * name      S
 * policy    S  name of the policy
 * rev       S  fingerprint of the policy, its name included, under which freeAt was computed
 * version   N  grows by one with every write
 * writer    S  random id of the invocation that wrote last: tells a lost reply from a lost race
 * at        N  when it was written last
 * intent    M  status, reason?, message?, since, by, byId?
 * next      M  the same; absent when nothing is chosen for after the session
 * cause     M  reason, since, until; absent or over when there is none
 * sessions  M  sessionId to M: channel, kind? (absent: standard), phase, since, until?, standing? (absent: held),
 *              customer? M (id, name?, doing?), platform?, callId?
 * ended     M  slot 0..15 to fingerprint and ending of a session that is over, or fingerprint and "b" of the name of a session's call
 * cleared   M  seen, by, byId?, reason?, at; absent when never cleared
 * freeAt    M  channel to N: the first instant at which a new session may be reserved; absent: depends on an action
 * openUntil N  from here nothing may be reserved although nobody did anything; absent when there is no such instant
 * roster    S  roster#0..15: key of the index that lists agents
 * watch     S  watch#0..15: key of the sparse index of what has to be checked; with
 * checkAt   N  when; both absent when there is nothing to check
 * </pre>
 *
 * All numbers that are times are epoch milliseconds, except {@code ttl}, which DynamoDB wants in seconds. Beside it stand
 * {@code agent#<id>} / {@code profile} (addresses, queues, writer: they decide nothing, so they do not weigh on the hot item),
 * {@code agent#<id>} / {@code session#<id>} (history) and {@code address#<platform>#<value>} / {@code pointer}. A laptop's table may
 * have a {@code probe} / {@code probe}: what was written to see whether writes are taken again.
 *
 * <p>The write protocol: guess, decide on the guess, write under a condition that names everything the guess assumed. A
 * refused condition brings the true item with it: decide again on that, and write under {@code version = :seen}; again on a
 * lost race, with jitter, a bounded number of times.
 */
package lineclear.dynamodb;
