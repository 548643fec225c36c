package lineclear.platform.deployment;

import lineclear.platform.settings.Section;

/**
 * One platform's settings, for whoever speaks in its place.
 *
 * @param type which platform it is, such as {@code kamailio}, whatever it is called
 */
public record TypedSection(String type, Section section) {}
