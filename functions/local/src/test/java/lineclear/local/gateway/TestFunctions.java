package lineclear.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.Funq;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Functions and routes beside the real ones, to see what the gateway makes of a request and of an answer. */
@Singleton
public class TestFunctions {
    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Routes routes() {
        ClassLoader resources = Thread.currentThread().getContextClassLoader();
        List<Route> routes = new ArrayList<>();
        for (String document : List.of(Routes.DOCUMENT, "lineclear/echo.yaml")) {
            routes.addAll(Routes.read(resources.getResourceAsStream(document)).routes());
        }
        return new Routes(routes);
    }

    @Funq("echo")
    public APIGatewayV2HTTPResponse echo(APIGatewayV2HTTPEvent event) throws JsonProcessingException {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody(new ObjectMapper().writeValueAsString(event))
                .build();
    }

    @Funq("odd")
    public APIGatewayV2HTTPResponse odd(APIGatewayV2HTTPEvent event) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(202)
                .withHeaders(Map.of("Content-Type", "image/x-odd", "x-odd", "yes", "Content-Length", "12345"))
                .withCookies(List.of("a=1", "b=2"))
                .withBody(Base64.getEncoder().encodeToString(new byte[] {0, (byte) 0xff}))
                .withIsBase64Encoded(true)
                .build();
    }

    @Funq("fails")
    public APIGatewayV2HTTPResponse fails(APIGatewayV2HTTPEvent event) {
        throw new IllegalStateException("a secret of the function");
    }
}
