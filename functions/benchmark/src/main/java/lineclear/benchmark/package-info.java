/**
 * How quick it is, and what a customer waits for: Lineclear, two bare conditional updates (the floor) and
 * amazon-dynamodb-lock-client, on one engine. And what phone platforms bring about: {@code Calls}.
 *
 * <p>Not JMH: it runs one benchmark after the other, so that a busy minute of the machine hits one contender alone.
 * Here the contenders take turns of a few seconds, round after round, and a ratio is always taken within one round.
 */
package lineclear.benchmark;
