/** What operators watch: one list of metrics, and where the functions report them. Plain Java. */
package lineclear.metrics;
