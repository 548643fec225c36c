package lineclear.local.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lineclear.function.ProblemType;

/**
 * The names that only this machine has (IPv6 is not listened on, but a forwarded port may bear its name). A web page
 * from elsewhere can make its own name point here, but not these.
 */
final class LocalHosts {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private LocalHosts() {}

    /** Whether the one Host that the request names is this machine, with any port. */
    static boolean named(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll("host");
        HostAndPort authority = request.authority();
        return hosts.size() == 1
                && authority != null
                && NAMES.contains(authority.host().toLowerCase(Locale.ROOT));
    }

    /**
     * Why a request does not come from whoever sits at this machine: from elsewhere, or without being JSON, which a web
     * page from elsewhere cannot send without a preflight that nobody answers. Its Host was checked at the entrance.
     */
    static Optional<Problem> stranger(HttpServerRequest request) {
        if (!isLoopback(request.remoteAddress().hostAddress())) {
            return Optional.of(Problem.of(ProblemType.FORBIDDEN, "This is for this machine only."));
        }
        String type = Optional.ofNullable(request.getHeader("content-type")).orElse("");
        return type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the request as content-type application/json."));
    }

    static boolean isLoopback(String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
