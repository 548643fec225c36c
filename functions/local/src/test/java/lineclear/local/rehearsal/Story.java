package lineclear.local.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A short recording of one agent, who is available from nine o'clock on. */
final class Story {
    private final List<String> lines = new ArrayList<>();

    Story() {
        add("09:00:00", "register", "\"name\":\"Ada\",\"policy\":\"of-old\"");
        choose("09:00:00", "available", "");
    }

    Story choose(String time, String status, String more) {
        return add(time, "set-status", "\"status\":\"" + status + "\"" + more);
    }

    Story reserve(String time, String id, String channel) {
        return add(
                time,
                "reserve",
                "\"sessionId\":\"" + id + "\",\"channel\":\"" + channel + "\",\"customer\":{\"id\":\"c-1\"}");
    }

    Story connect(String time, String id, String phase) {
        return add(time, "connect", "\"sessionId\":\"" + id + "\",\"phase\":\"" + phase + "\"");
    }

    /** The phone platform says so. */
    Story fact(String time, String id) {
        return add(
                time,
                "connect",
                "\"sessionId\":\"" + id + "\",\"phase\":\"connected\",\"fact\":true,\"channel\":\"voice\"");
    }

    Story release(String time, String id, String outcome) {
        return add(time, "release", "\"sessionId\":\"" + id + "\",\"outcome\":\"" + outcome + "\"");
    }

    private Story add(String time, String function, String more) {
        lines.add("{\"at\":\"2026-11-02T" + time + "Z\",\"agentId\":\"a-1\",\"do\":\"" + function + "\"," + more + "}");
        return this;
    }

    Path in(Path folder) throws IOException {
        return Files.write(folder.resolve("story.jsonl"), lines);
    }
}
