package lineclear.local.gateway;

import io.vertx.core.json.JsonObject;
import lineclear.function.ProblemType;

/**
 * What is wrong with a request that no function sees.
 *
 * @param status of HTTP, 400 to 599; where HTTP has a closer one it is not the code's own
 * @param detail a sentence that a person can act on; it may repeat nothing that must not be logged
 */
record Problem(int status, ProblemType type, String detail) {
    static Problem of(ProblemType type, String detail) {
        return new Problem(type.httpStatus(), type, detail);
    }

    static Problem invalid(String detail) {
        return of(ProblemType.INVALID_REQUEST, detail);
    }

    /** RFC 9457, as the functions answer. */
    JsonObject json() {
        return JsonObject.of(
                "type",
                "urn:lineclear:problem:" + type.word(),
                "title",
                type.title(),
                "status",
                status,
                "code",
                type.word(),
                "detail",
                detail);
    }
}
