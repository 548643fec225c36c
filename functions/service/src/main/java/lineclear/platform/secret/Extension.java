package lineclear.platform.secret;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import lineclear.patience.Circuit;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.lookup.LookupAnswer;

/**
 * The AWS Parameters and Secrets Lambda Extension: a server inside the Lambda's own sandbox that reads Systems
 * Manager's parameters and Secrets Manager's secrets with the function's role, and keeps them for some minutes (5
 * unless told otherwise). Where it does not answer, several secrets are not waited for one after the other. It answers
 * only once a call is being handled, so nothing is read at start. See AWS's user guides of both, "in AWS Lambda
 * functions".
 */
final class Extension {
    private static final String TOKEN = "X-Aws-Parameters-Secrets-Token";
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final BoundedHttp web;
    private final UnaryOperator<String> environment;
    private final Circuit circuit;

    Extension(BoundedHttp web, UnaryOperator<String> environment, Clock clock) {
        this.web = web;
        this.environment = environment;
        this.circuit = new Circuit(clock, 1, QUIET);
    }

    String parameter(String name) throws IOException, InterruptedException {
        return text("/systemsmanager/parameters/get?withDecryption=true&name=" + encoded(name), "/Parameter/Value");
    }

    String secret(String id) throws IOException, InterruptedException {
        return text("/secretsmanager/get?secretId=" + encoded(id), "/SecretString");
    }

    private String text(String pathAndQuery, String pointer) throws IOException, InterruptedException {
        String token = environment.apply("AWS_SESSION_TOKEN");
        if (token == null) {
            throw new IOException("there is no AWS_SESSION_TOKEN, so this is no Lambda");
        }
        String port = environment.apply("PARAMETERS_SECRETS_EXTENSION_HTTP_PORT");
        URI uri = URI.create("http://localhost:" + (port == null ? "2773" : port) + pathAndQuery);
        LookupAnswer answer =
                answer(HttpRequest.newBuilder(uri).header(TOKEN, token).build());
        if (answer.status() != 200) {
            throw new IOException("the extension answered " + answer.status());
        }
        JsonNode value = answer.json().at(pointer);
        if (!value.isTextual()) {
            throw new IOException("the extension's answer has no " + pointer);
        }
        return value.textValue();
    }

    private LookupAnswer answer(HttpRequest request) throws IOException, InterruptedException {
        if (!circuit.admits()) {
            throw new IOException("the extension did not answer a moment ago");
        }
        try {
            LookupAnswer answer = web.send(request);
            circuit.succeeded();
            return answer;
        } catch (IOException silent) {
            circuit.failed();
            throw silent;
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
