package lineclear.function.live;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Whose pages may open a socket: those of this service itself. A browser says truly where a page comes from; whoever
 * is no browser says nothing, and needs a ticket all the same.
 */
public final class Origins {
    private final Optional<String> own;

    /** @param base the public address of this service; none: the host under which the socket is asked for */
    public Origins(Optional<String> base) {
        this.own = base.flatMap(Origins::authority);
    }

    /**
     * @param origin null when there is none
     * @param host the host that was asked, with its port
     */
    public boolean admit(String origin, String host) {
        if (origin == null) {
            return true;
        }
        Optional<String> from = authority(origin);
        return from.isPresent() && (from.equals(own) || from.equals(Optional.ofNullable(host)));
    }

    private static Optional<String> authority(String url) {
        try {
            return Optional.ofNullable(new URI(url).getRawAuthority());
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }
}
