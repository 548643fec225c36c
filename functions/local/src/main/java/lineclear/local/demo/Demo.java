package lineclear.local.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import lineclear.local.check.CheckAnswer;
import lineclear.local.check.Http;
import lineclear.platform.settings.Urls;
import lineclear.platform.wire.Hmac;

/** The command {@code demo}: asks a running service for its demo floor, and takes it away at the end. */
public final class Demo {
    public static final String COMMAND = "demo";
    public static final String USAGE = "demo [--url http://localhost:8080]";
    private static final String URL = "http://localhost:8080";

    private Demo() {}

    /** What is waited for. */
    public interface End {
        void await() throws InterruptedException;
    }

    /**
     * @param arguments what stands behind the command
     * @return the exit code
     */
    public static int until(List<String> arguments, End end) throws CannotDemo, InterruptedException {
        URI service = service(arguments);
        Http http = new Http();
        CheckAnswer answer = ask(http, "POST", service);
        if (answer.status() == 0) {
            throw new CannotDemo("No service answers at " + service + " (" + answer.fault()
                    + "): start it, or name its address with --url.");
        } else if (!answer.accepted()) {
            throw new CannotDemo(answer.detail());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(http, service), "demo-stop"));
        System.out.println("Twelve agents are at work: see " + service + "/desk/floor. Stop with Ctrl-C.");
        end.await();
        return 0;
    }

    private static void stop(Http http, URI service) {
        try {
            ask(http, "DELETE", service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CheckAnswer ask(Http http, String method, URI service) throws InterruptedException {
        return http.send(method, service + "/local/demo", Map.of("content-type", "application/json"), Hmac.bytes("{}"));
    }

    private static URI service(List<String> arguments) throws CannotDemo {
        if (arguments.isEmpty()) {
            return URI.create(URL);
        } else if (arguments.size() != 2 || !arguments.get(0).equals("--url")) {
            throw new CannotDemo("It is called like this: " + USAGE + ".");
        }
        return Urls.safe(arguments.get(1).replaceFirst("/+$", ""))
                .orElseThrow(() -> new CannotDemo("--url takes " + Urls.SAFE + "."));
    }
}
