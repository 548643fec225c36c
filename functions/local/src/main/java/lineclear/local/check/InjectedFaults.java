package lineclear.local.check;

/**
 * What befalls the events on their way.
 *
 * @param lostPercent of a hundred events, so many never arrive
 * @param repeatedPercent of a hundred events that arrive, so many arrive twice
 * @param mixedPercent of a hundred sessions, so many have their events in any order
 * @param delayMillis an event waits for up to so long
 */
record InjectedFaults(int lostPercent, int repeatedPercent, int mixedPercent, int delayMillis) {}
