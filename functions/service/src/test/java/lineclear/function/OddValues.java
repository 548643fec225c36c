package lineclear.function;

import java.util.ArrayList;
import java.util.List;

/** JSON values that parsers, numbers' limits, Unicode and time make trouble with, whatever member they stand for. */
final class OddValues {
    private static final String NUMBERS = "0 -0 1 1.0 1e0 10e-1 120.0 1.2e2 600.000 600.0001 6.01e2 0.5 -1 1e-400 "
            + "1e400 1e4000 120.00000000000000000001 "
            + "9007199254740991 9007199254740991.0 9007199254740992 9223372036854775807 9223372036854775808 "
            + "18446744073709551617 NaN 01 +1 .5 1. 0x1";

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "   ",
            "\\u00a0",
            "\\u00a0a",
            "a\\u00a0",
            "\\u2028",
            "\\u2028a",
            "a\\u2028b",
            "a\\u2029",
            "\\u3000",
            "\\u3000a",
            "\\ufeff",
            "\\ufeffa",
            "\\u200b",
            "\\u1680",
            "\\u0085",
            "a\\u0085",
            "\\u0000",
            "a\\u0000",
            "a\\nb",
            "a\\n",
            "\\na",
            "a\\tb",
            "a\\r",
            "\\u007f",
            "\\ud800",
            "a\\udc00",
            "\\udc00\\ud800",
            "\\ud83d\\ude00",
            "😀",
            "é",
            "e\\u0301",
            "١",
            "１",
            "a b",
            "a",
            "a/b",
            "+1",
            ".",
            "..",
            "...",
            "a:b@c~d",
            "{}",
            "null",
            "voice",
            "VOICE",
            "Voice",
            "voice ",
            "ringing",
            "reserved",
            "completed",
            "expired",
            "available",
            "now",
            "standard",
            "true",
            "1",
            "2026-11-02T09:00:00.000Z",
            "2026-11-02T09:00:00Z",
            "2026-11-02T09:00:00.0000Z",
            "2026-11-02t09:00:00.000z",
            "2026-11-02T24:00:00.000Z",
            "2026-11-02T23:59:60.000Z",
            "2026-02-30T09:00:00.000Z",
            "2026-13-01T09:00:00.000Z",
            "2026-11-02T10:00:00.000+01:00",
            "+300000000-01-01T00:00:00.000Z",
            "-0001-01-01T00:00:00.000Z");

    private static final int[] LENGTHS = {32, 33, 48, 49, 64, 65, 128, 129, 256, 257};

    private OddValues() {}

    static List<String> all() {
        List<String> odd = new ArrayList<>(List.of(NUMBERS.split(" ")));
        TEXTS.forEach(text -> odd.add("\"" + text + "\""));
        for (int length : LENGTHS) {
            odd.add("\"" + "x".repeat(length) + "\"");
            odd.add("\"" + "😀".repeat(length) + "\"");
            odd.add("\"" + "\\u00e9".repeat(length) + "\"");
        }
        odd.addAll(List.of(
                "null", "true", "false", "{}", "[]", "[null]", "[[]]", "[{}]", "[\"q\"]", "[\"q\",\"q\"]", "[1]"));
        odd.addAll(List.of(
                "{\"a\":1}", "{\"id\":\"c\"}", "{\"id\":null}", "{\"id\":\"c\",\"id\":\"d\"}", "{\"calls\":null}"));
        odd.addAll(
                List.of("{\"calls\":false}", "{\"calls\":1}", "{\"CALLS\":true}", "{\"calls\":null,\"chats\":true}"));
        for (int size : new int[] {10, 11, 32, 33}) {
            odd.add("[" + "\"q\",".repeat(size - 1) + "\"q\"]");
            odd.add("[" + "{\"platform\":\"p\",\"value\":\"v\"},".repeat(size - 1)
                    + "{\"platform\":\"p\",\"value\":\"v\"}]");
        }
        odd.add("{\"platform\":\"p\",\"value\":\"v\"}");
        odd.add("[".repeat(50) + "]".repeat(50));
        odd.add("[".repeat(5_000) + "]".repeat(5_000));
        odd.add("{\"a\":".repeat(500) + "1" + "}".repeat(500));
        return odd;
    }
}
