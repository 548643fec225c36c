package lineclear.local.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lineclear.local.gateway.Routes.Match;

/** The event that an HTTP API sends to a Lambda function, payload format 2.0. */
final class HttpEvent {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpEvent() {}

    static APIGatewayV2HTTPEvent of(RoutingContext http, Match match, Optional<Tokens.Checked> token, Instant now) {
        HttpServerRequest request = http.request();
        byte[] bytes = WholeBody.of(http);
        Optional<String> text = text(request.getHeader("content-type"), bytes);
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(match.route().key())
                .withRawPath(request.path())
                .withRawQueryString(request.query() == null ? "" : request.query())
                .withCookies(cookies(request))
                .withHeaders(headers(request))
                .withQueryStringParameters(query(http))
                .withPathParameters(match.parameters().isEmpty() ? null : match.parameters())
                .withRequestContext(context(request, match, token, now))
                .withBody(
                        bytes.length == 0
                                ? null
                                : text.orElseGet(() -> Base64.getEncoder().encodeToString(bytes)))
                .withIsBase64Encoded(bytes.length > 0 && text.isEmpty())
                .build();
    }

    private static RequestContext context(
            HttpServerRequest request, Match match, Optional<Tokens.Checked> token, Instant now) {
        return RequestContext.builder()
                .withAccountId("000000000000")
                .withApiId("local")
                .withDomainName(
                        request.authority() == null
                                ? "localhost"
                                : request.authority().host())
                .withDomainPrefix("local")
                .withRouteKey(match.route().key())
                .withStage("$default")
                .withRequestId(UUID.randomUUID().toString())
                .withTime(TIME.format(now))
                .withTimeEpoch(now.toEpochMilli())
                .withHttp(RequestContext.Http.builder()
                        .withMethod(request.method().name())
                        .withPath(request.path())
                        .withProtocol(request.version().alpnName().toUpperCase(Locale.ROOT))
                        .withSourceIp(request.remoteAddress().hostAddress())
                        .withUserAgent(request.getHeader("user-agent"))
                        .build())
                .withAuthorizer(token.map(HttpEvent::authorizer).orElse(null))
                .build();
    }

    private static RequestContext.Authorizer authorizer(Tokens.Checked token) {
        return RequestContext.Authorizer.builder()
                .withJwt(RequestContext.Authorizer.JWT
                        .builder()
                        .withClaims(token.claims())
                        .withScopes(token.scopes())
                        .build())
                .build();
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new TreeMap<>();
        request.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("cookie")) {
                headers.merge(name.toLowerCase(Locale.ROOT), value, (one, other) -> one + "," + other);
            }
        });
        headers.merge("x-forwarded-for", request.remoteAddress().hostAddress(), (one, other) -> one + ", " + other);
        headers.put("x-forwarded-port", String.valueOf(request.localAddress().port()));
        headers.put("x-forwarded-proto", request.scheme());
        return headers;
    }

    private static List<String> cookies(HttpServerRequest request) {
        List<String> cookies = new ArrayList<>();
        request.headers().getAll("cookie").forEach(header -> Arrays.stream(header.split(";"))
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty())
                .forEach(cookies::add));
        return cookies.isEmpty() ? null : cookies;
    }

    private static Map<String, String> query(RoutingContext http) {
        Map<String, String> query = new TreeMap<>();
        http.queryParams().forEach((name, value) -> query.merge(name, value, (one, other) -> one + "," + other));
        return query.isEmpty() ? null : query;
    }

    /** A body travels as text when its type says that it is text and its bytes are UTF-8; else as base64. */
    private static Optional<String> text(String contentType, byte[] body) {
        String type = contentType == null
                ? "text/plain"
                : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.matches("text/.*|application/(json|javascript|xml)|application/.*\\+(json|xml)")) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
