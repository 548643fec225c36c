/**
 * Kamailio 5.6 and later, as {@code kamailio.cfg} for integrators sets it up: signed events, and its dialogs over
 * JSON-RPC.
 *
 * <p>Sources: the documentation of the modules dialog (RPC commands) and jsonrpcs; and trying it.
 */
package lineclear.platform.kamailio;
