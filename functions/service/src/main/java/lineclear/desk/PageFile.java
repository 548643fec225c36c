package lineclear.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the pages.
 *
 * @param contentType as the header has it
 * @param isText whether the content is UTF-8
 * @param etag without its quotes: of the content, so the same in every process of an artifact
 * @param gzipped the same content, or null where that saves nothing
 */
public record PageFile(String contentType, boolean isText, String etag, byte[] content, byte[] gzipped) {
    private static final int DIGEST_BYTES = 16;

    static PageFile of(MediaType type, byte[] content) {
        byte[] gzipped = type.isText() ? gzip(content) : content;
        boolean smaller = gzipped.length < content.length;
        return new PageFile(type.header(), type.isText(), digest(content), content, smaller ? gzipped : null);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
