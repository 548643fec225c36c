package lineclear.platform;

/** The name of a type of events as it may stand in the log: short, and of letters that are nobody's words. */
public final class EventName {
    private static final int LONGEST = 64;

    private EventName() {}

    /**
     * Up to 64 of its characters, {@code ?} for each that is no letter or digit of ASCII, dot, hyphen or underscore.
     */
    public static String of(String told) {
        String name = told.substring(0, Math.min(told.length(), LONGEST)).replaceAll("[^A-Za-z0-9._-]", "?");
        return name.isEmpty() ? "?" : name;
    }
}
