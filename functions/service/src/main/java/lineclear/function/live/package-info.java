/**
 * What open pages say and hear: the work of the functions {@code socket} and {@code tell}. A page's socket is a mirror:
 * what changes an agent goes over HTTP.
 */
package lineclear.function.live;
