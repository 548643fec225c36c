package lineclear.local.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import lineclear.local.RawHttp;

/** Callers who register one agent after the other until the service does not answer any more. */
final class Load {
    private static final int CALLERS = 12;
    /** A new connection now and then, as real callers have it. */
    private static final int ON_ONE_CONNECTION = 7;

    /** Agents whose registration was answered with 201. */
    final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    /** Answered with 503: nothing was done. */
    final AtomicInteger refused = new AtomicInteger();
    /** Whatever else was answered. */
    final Set<String> strange = new ConcurrentSkipListSet<>();

    private final List<Thread> callers = new ArrayList<>();
    private final int port;
    private final String token;

    Load(int port, String token) {
        this.port = port;
        this.token = token;
    }

    void start() {
        for (int i = 0; i < CALLERS; i++) {
            String name = "caller-" + i;
            Thread caller = new Thread(() -> call(name), name);
            callers.add(caller);
            caller.start();
        }
    }

    /** Until every caller has found nobody there. */
    void join() throws InterruptedException {
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private void call(String name) {
        for (int n = 0; ; ) {
            try (RawHttp wire = new RawHttp(port)) {
                for (int i = 0; i < ON_ONE_CONNECTION; i++) {
                    String agent = name + "-" + n++;
                    String answer = wire.send(register(agent)).answer();
                    told(agent, answer);
                    if (answer.isEmpty() || answer.contains("connection: close")) {
                        break;
                    }
                }
            } catch (java.net.ConnectException nobodyThere) {
                return;
            } catch (IOException cut) {
                // Whether something was done is what the test asks.
            }
        }
    }

    private void told(String agent, String answer) {
        if (answer.startsWith("HTTP/1.1 201 ")) {
            acknowledged.add(agent);
        } else if (answer.startsWith("HTTP/1.1 503 ")) {
            refused.incrementAndGet();
        } else if (!answer.isEmpty()) {
            strange.add(answer);
        }
    }

    private String register(String agent) {
        String body = "{\"name\":\"Ada\"}";
        return "PUT /agents/" + agent + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
