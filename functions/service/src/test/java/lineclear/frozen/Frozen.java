package lineclear.frozen;

import java.io.IOException;

/** A process that is stopped in the middle of everything: its port takes connections and requests, and nothing comes back. */
public final class Frozen implements AutoCloseable {
    private final ProcessHandle process;

    public Frozen(ProcessHandle process) {
        this.process = process;
        signal("STOP");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new AssertionError("kill -" + name + " failed");
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** It goes on, beginning with whatever was sent to it meanwhile. */
    @Override
    public void close() {
        signal("CONT");
    }
}
