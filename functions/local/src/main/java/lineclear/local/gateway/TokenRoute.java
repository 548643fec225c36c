package lineclear.local.gateway;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
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
    private static final Set<String> ROLES = Set.of("agent", "supervisor", "client");
    private static final String ID = "[A-Za-z0-9._~@:+-]{1,64}";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final Tokens tokens;
    private final TurnedAway turnedAway;

    private static final class Refused extends Exception {
        final transient Problem problem;

        Refused(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }
    }

    TokenRoute(Tokens tokens, TurnedAway turnedAway) {
        this.tokens = tokens;
        this.turnedAway = turnedAway;
    }

    void listen(@Observes Router router) {
        router.post(PATH).order(0).handler(new WholeBody(MOST_BYTES, turnedAway));
        router.post(PATH).order(1).handler(http -> {
            try {
                require(http.request());
                JsonObject token = JsonObject.of("token", issue(WholeBody.of(http)));
                http.response().putHeader("content-type", "application/json").putHeader("cache-control", "no-store");
                GatewayAnswer.end(http, 200, token.toBuffer());
            } catch (Refused e) {
                turnedAway.problem(http, e.problem);
            }
        });
        router.route(PATH).order(2).handler(http -> turnedAway.method(http, "POST"));
    }

    private static void require(HttpServerRequest request) throws Refused {
        Optional<Problem> stranger = LocalHosts.stranger(request);
        if (stranger.isPresent()) {
            throw new Refused(stranger.get());
        }
    }

    private String issue(byte[] body) throws Refused {
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

    private JsonNode parse(byte[] body) throws Refused {
        try {
            JsonNode request = JSON.readTree(body);
            if (request.isObject()) {
                return request;
            }
        } catch (IOException e) {
            // Said below, in words.
        }
        throw invalid("The body is no JSON object, such as {\"role\":\"supervisor\"}.");
    }

    private static Refused invalid(String detail) {
        return new Refused(Problem.invalid(detail));
    }
}
