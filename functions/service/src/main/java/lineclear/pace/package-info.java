/**
 * How much is asked at once: whose turn it is on a platform that takes few questions, how fast it is asked, and how
 * many pieces of work go on side by side. Knows no table and no function.
 */
package lineclear.pace;
