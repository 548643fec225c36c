package lineclear.local.start;

/**
 * The memory that the service needs of the JVM: with less it dies somewhere in its start, in words that help nobody.
 */
public final class Heap {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long LEAST_MEGABYTES = 48;

    private Heap() {}

    /** @param most bytes, as the JVM tells them: a little less than {@code -Xmx} with some collectors */
    public static void requireEnough(long most) throws CannotStart {
        long megabytes = (most + MEGABYTE - 1) / MEGABYTE;
        if (megabytes < LEAST_MEGABYTES) {
            throw new CannotStart("The JVM may use " + megabytes + " MB of memory, and needs " + LEAST_MEGABYTES
                    + ": leave -Xmx out, or give it -Xmx64m or more.");
        }
    }
}
