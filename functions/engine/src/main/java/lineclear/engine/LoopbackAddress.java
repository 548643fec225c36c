package lineclear.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/**
 * A free port on a loopback address that nobody can guess. The engine asks neither for a key nor for a {@code Host} and
 * allows every web page ({@code Access-Control-Allow-Origin: *}), so a page in a browser on this machine must not find
 * it: at random out of 127.0.0.0/8 (some 16 million addresses) and out of the free ports, it does not. Other programs
 * of this machine can look it up.
 */
final class LoopbackAddress {
    private static final SecureRandom RANDOM = new SecureRandom();

    private LoopbackAddress() {}

    static InetSocketAddress free() throws IOException {
        byte[] address = {127, (byte) RANDOM.nextInt(256), (byte) RANDOM.nextInt(256), (byte) (1 + RANDOM.nextInt(254))
        };
        try {
            return freePort(InetAddress.getByAddress(address));
        } catch (IOException e) {
            // macOS has 127.0.0.1 alone.
            return freePort(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        }
    }

    private static InetSocketAddress freePort(InetAddress address) throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, address)) {
            return new InetSocketAddress(address, probe.getLocalPort());
        }
    }
}
