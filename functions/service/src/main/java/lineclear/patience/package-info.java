/**
 * How long anything waits for anything: once for the functions, the clients that they use and the infrastructure. Plain
 * Java.
 */
package lineclear.patience;
