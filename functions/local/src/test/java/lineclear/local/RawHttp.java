package lineclear.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** One connection, on which anything can be sent: also what no HTTP client would. */
public final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    public RawHttp(int port) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** @param text each character a byte */
    public RawHttp send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawHttp send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** One answer: its head, and a body as long as content-length says. Empty when the connection ends without one. */
    public String answer() throws IOException {
        return answer(false);
    }

    /** As the answer to a HEAD: without a body, whatever content-length says. */
    public String head() throws IOException {
        return answer(true);
    }

    private String answer(boolean headOnly) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (int more = head(in, read); more > 0 && !headOnly; more--) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("cut off: " + read);
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** The length of the body that follows. */
    private static int head(InputStream in, ByteArrayOutputStream read) throws IOException {
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                if (head.isEmpty()) {
                    return 0;
                }
                throw new IOException("cut off: " + head);
            }
            read.write(next);
            head += (char) next;
        }
        return head.lines()
                .map(String::toLowerCase)
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    /** Whether the other side closes within a short while. */
    public boolean isClosed() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
