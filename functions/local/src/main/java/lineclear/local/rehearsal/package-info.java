/**
 * What another policy would change: the rules alone, played over a recording of what happened, under two policies side
 * by side. No database, no HTTP, no clock but the recording's.
 */
package lineclear.local.rehearsal;
