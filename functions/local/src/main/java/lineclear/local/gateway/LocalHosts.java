package lineclear.local.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
}
