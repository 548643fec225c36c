package lineclear.local.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A page that watches the floor, asks and asks, and reads nothing of what it is answered. */
final class SlowReader implements AutoCloseable {
    private static final int SMALL = 4096;
    private final Socket socket = new Socket();
    private volatile long asked;

    SlowReader(URI service, String ticket) throws IOException {
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        String handshake = "GET /live-socket HTTP/1.1\r\nHost: " + service.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: lineclear.v1, " + ticket
                + "\r\n\r\n";
        socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
        if (!head(socket.getInputStream()).startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no socket");
        }
        socket.getOutputStream().write(frame("{\"type\":\"watch\",\"topics\":[\"floor\"]}"));
        Thread asking = new Thread(this::ask, "slow-reader");
        asking.setDaemon(true);
        asking.start();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Until nobody takes it any more. */
    private void ask() {
        try {
            while (true) {
                socket.getOutputStream().write(frame("{\"type\":\"ping\"}"));
                asked++;
            }
        } catch (IOException closed) {
            // its end
        }
    }

    /** A client's text frame (RFC 6455, 5.2), masked with zeros. */
    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x81);
        frame.write(0x80 | payload.length);
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** How many questions were taken from it. */
    long asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
