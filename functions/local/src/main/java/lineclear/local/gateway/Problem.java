package lineclear.local.gateway;

import io.vertx.core.json.JsonObject;
import lineclear.agent.Refusal.Code;

/**
 * What is wrong with a request that no function sees.
 *
 * @param status of HTTP, 400 to 599; where HTTP has a closer one it is not the code's own
 * @param detail a sentence that a person can act on; it may repeat nothing that must not be logged
 */
record Problem(int status, Code code, String detail) {
    static Problem of(Code code, String detail) {
        return new Problem(code.httpStatus(), code, detail);
    }

    static Problem invalid(String detail) {
        return of(Code.INVALID_REQUEST, detail);
    }

    /** RFC 9457, as the functions answer. */
    JsonObject json() {
        return JsonObject.of(
                "type",
                "urn:lineclear:problem:" + code.word(),
                "title",
                code.title(),
                "status",
                status,
                "code",
                code.word(),
                "detail",
                detail);
    }
}
