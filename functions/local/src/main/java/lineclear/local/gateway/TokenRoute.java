package lineclear.local.gateway;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /local/tokens}: whoever sits at this machine may be anybody. A web page from elsewhere may not: it can
 * neither send JSON here without a preflight that nobody answers, nor, by a name of its own that points here, pass
 * the check of Host.
 */
@Singleton
class TokenRoute {
    private static final String PATH = "/local/tokens";
    private static final int MOST_BYTES = 4096;
    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<String> ROLES = Set.of("agent", "supervisor", "client");
    private static final String ID = "[A-Za-z0-9._~@:+-]{1,64}";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final Tokens tokens;

    private static final class Refused extends Exception {
        final int status;
        final String code;

        Refused(int status, String code, String detail) {
            super(detail, null, false, false);
            this.status = status;
            this.code = code;
        }
    }

    TokenRoute(Tokens tokens) {
        this.tokens = tokens;
    }

    void listen(@Observes Router router) {
        router.post(PATH)
                .order(0)
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
                .failureHandler(http -> refuse(
                        http,
                        http.statusCode() == 413
                                ? new Refused(413, "too-large", "A token request has at most 4096 bytes.")
                                : invalid("The request cannot be understood.")));
        router.post(PATH).order(1).handler(http -> {
            try {
                requireLocal(http.request());
                String token = issue(http.body().asString());
                http.response()
                        .putHeader("content-type", "application/json")
                        .putHeader("cache-control", "no-store")
                        .end(JsonObject.of("token", token).encode());
            } catch (Refused e) {
                refuse(http, e);
            }
        });
    }

    private static void requireLocal(HttpServerRequest request) throws Refused {
        if (!isLoopback(request.remoteAddress().hostAddress())) {
            throw new Refused(403, "forbidden", "Tokens are made for this machine only.");
        }
        String host = request.authority() == null ? "" : request.authority().host();
        if (!LOCAL_HOSTS.contains(host.toLowerCase(Locale.ROOT))) {
            throw new Refused(403, "forbidden", "Tokens are made for the hosts localhost, 127.0.0.1 and [::1] only.");
        }
        String type = Optional.ofNullable(request.getHeader("content-type")).orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new Refused(415, "invalid-request", "Send the request as content-type application/json.");
        }
    }

    private String issue(String body) throws Refused {
        JsonNode request = parse(body);
        for (var names = request.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!Set.of("role", "agentId").contains(name)) {
                throw invalid("There is no member " + name + "; role and agentId are all.");
            }
        }
        String role = request.path("role").asText("");
        if (!request.path("role").isTextual() || !ROLES.contains(role)) {
            throw invalid("role is agent, supervisor or client.");
        }
        if (!role.equals("agent")) {
            if (request.has("agentId")) {
                throw invalid("Only the role agent takes an agentId.");
            }
            return tokens.issue(role, Optional.empty());
        }
        if (!request.path("agentId").isTextual()
                || !request.get("agentId").asText().matches(ID)) {
            throw invalid("The role agent needs an agentId: " + ID + ".");
        }
        return tokens.issue(role, Optional.of(request.get("agentId").asText()));
    }

    private JsonNode parse(String body) throws Refused {
        try {
            JsonNode request = JSON.readTree(body == null ? "" : body);
            if (request.isObject()) {
                return request;
            }
        } catch (JsonProcessingException e) {
            // Said below, in words.
        }
        throw invalid("The body is no JSON object, such as {\"role\":\"supervisor\"}.");
    }

    private static Refused invalid(String detail) {
        return new Refused(400, "invalid-request", detail);
    }

    private static boolean isLoopback(String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void refuse(RoutingContext http, Refused why) {
        http.response()
                .setStatusCode(why.status)
                .putHeader("content-type", "application/problem+json")
                .end(JsonObject.of(
                                "type", "about:blank",
                                "title", why.code,
                                "status", why.status,
                                "code", why.code,
                                "detail", why.getMessage())
                        .encode());
    }
}
