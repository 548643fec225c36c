package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Document and service mean the same: every member of every request, with every odd value, is taken by both or by
 * neither.
 */
class OddInputsTest {
    /**
     * @param valid a request with every member; the values stand in brackets of their own, so that each can be
     *     exchanged
     */
    record Form(String routeKey, String scope, String valid) {
        @Override
        public String toString() {
            return routeKey;
        }
    }

    private static final String OPEN = "⟦";
    private static final String CLOSE = "⟧";

    /** Of these the document says the syntax; which there are, only a deployment knows. */
    private static final Set<String> KNOWN_NAMES = Set.of("policy", "timeZone");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "1.0",
            "1e0",
            "10e-1",
            "120.0",
            "1.2e2",
            "600.000",
            "600.0001",
            "6.01e2",
            "0.5",
            "-1",
            "1e-400",
            "1e400",
            "1e4000",
            "120.00000000000000000001",
            "9007199254740991",
            "9007199254740991.0",
            "9007199254740992",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551617",
            "NaN",
            "01",
            "+1",
            ".5",
            "1.",
            "0x1");

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

    private static Workbench workbench;

    @BeforeAll
    static void open() {
        workbench = new Workbench();
    }

    @AfterAll
    static void close() {
        workbench.close();
    }

    static List<Form> forms() {
        String agent = "POST /agents/{agentId}/";
        return List.of(
                new Form(
                        "PUT /agents/{agentId}",
                        "supervisor",
                        """
                        {"name":⟦"Ada"⟧,"policy":⟦"keen"⟧,"timeZone":⟦"Europe/Oslo"⟧,"addresses":⟦[]⟧,"queues":⟦["q"]⟧}"""),
                new Form(
                        "PUT /agents/{agentId}",
                        "supervisor",
                        """
                        {"name":"Ada","addresses":[{"platform":⟦"twilio"⟧,"value":⟦"+1"⟧}],"queues":[⟦"q"⟧,⟦"r"⟧]}"""),
                new Form(
                        "PUT /agents/{agentId}",
                        "supervisor",
                        "{\"name\":\"Ada\",\"addresses\":[⟦{\"platform\":\"p\",\"value\":\"v\"}⟧]}"),
                new Form(
                        agent + "reserve",
                        "client",
                        """
                        {"sessionId":⟦"s-1"⟧,"channel":⟦"voice"⟧,"kind":⟦"standard"⟧,"customer":⟦{"id":"c"}⟧,"holdSeconds":⟦60⟧,\
                        "platform":⟦"twilio"⟧,"queue":⟦"q"⟧}"""),
                new Form(
                        agent + "reserve",
                        "client",
                        """
                        {"channel":"voice","customer":{"id":⟦"c"⟧,"name":⟦"Grace"⟧,"doing":⟦"waiting"⟧}}"""),
                new Form(
                        agent + "connect",
                        "client",
                        """
                        {"sessionId":⟦"s-1"⟧,"phase":⟦"ringing"⟧,"callId":⟦"c-1"⟧,"platform":⟦"twilio"⟧}"""),
                new Form(agent + "release", "client", "{\"sessionId\":⟦\"s-1\"⟧,\"outcome\":⟦\"completed\"⟧}"),
                new Form(agent + "verify", "supervisor", "⟦{}⟧"),
                new Form(agent + "clear", "supervisor", "{\"version\":⟦1⟧,\"reason\":⟦\"asked\"⟧}"),
                new Form(
                        agent + "heartbeat",
                        "agent",
                        """
                        {"device":⟦"laptop"⟧,"seen":⟦"2026-11-02T09:00:00.000Z"⟧}"""),
                new Form(
                        agent + "set-status",
                        "supervisor",
                        """
                        {"status":⟦"available"⟧,"reason":⟦"r"⟧,"message":⟦"m"⟧,"when":⟦"now"⟧,"takes":⟦{"calls":true}⟧}"""),
                new Form(agent + "set-status", "supervisor", "{\"status\":⟦\"available\"⟧}"),
                new Form(agent + "set-status", "supervisor", "{\"takes\":⟦{\"calls\":true}⟧}"),
                new Form(
                        agent + "set-status",
                        "supervisor",
                        """
                        {"takes":{"calls":⟦true⟧,"chats":⟦true⟧,"arranged":⟦null⟧}}"""));
    }

    private static List<String> oddities() {
        List<String> odd = new ArrayList<>(NUMBERS);
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

    private static boolean described(Form form, String body) {
        try {
            Workbench.CONTRACT.assertValidRequest(form.routeKey(), body);
            return true;
        } catch (AssertionError wrong) {
            return false;
        }
    }

    private static boolean taken(Form form, String body) {
        Workbench.Answer answer = workbench.call(form.routeKey(), agentId(form), form.scope(), body);
        assertTrue(answer.status() < 500, () -> body + " is answered " + answer.body());
        // Which platforms are set up is no matter of form: a name that is none of them has been read.
        boolean readIt = answer.body().path("detail").asText().contains("set up here");
        return readIt || !"invalid-request".equals(answer.code());
    }

    /** Only who is registered is written down: what a request says is read before anybody looks for its agent. */
    private static String agentId(Form form) {
        return form.routeKey().startsWith("PUT") ? "a-17" : "a-99";
    }

    private static String plain(String marked) {
        return marked.replace(OPEN, "").replace(CLOSE, "");
    }

    /** Of the member before it, as far as the text tells. */
    private static String member(String before) {
        return plain(before).replaceFirst("(?s).*\"(\\w+)\":[\\[{]*$", "$1");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void bothTakeItOrNeither(Form form) {
        assertTrue(described(form, plain(form.valid())) && taken(form, plain(form.valid())), form.valid());
        List<String> differ = new ArrayList<>();
        int from = form.valid().indexOf(OPEN);
        while (from >= 0) {
            int to = form.valid().indexOf(CLOSE, from);
            String before = plain(form.valid().substring(0, from));
            String after = plain(form.valid().substring(to));
            Set<Boolean> met = new TreeSet<>();
            for (String odd : oddities()) {
                String body = before + odd + after;
                boolean described = described(form, body);
                boolean taken = taken(form, body);
                met.add(taken);
                if (described != taken && !(described && KNOWN_NAMES.contains(member(before)))) {
                    differ.add(member(before) + " " + (taken ? "taken" : "described") + ": " + shortened(odd));
                }
            }
            assertEquals(2, met.size(), form + ": " + member(before) + " was never taken, or always");
            from = form.valid().indexOf(OPEN, to);
        }
        assertEquals(List.of(), differ);
    }

    private static String shortened(String text) {
        return text.length() < 60 ? text : text.substring(0, 60) + "… " + text.length();
    }

    @Test
    void aNameThatIsGivenTwiceAnUnknownOneAndGarbageBehindTheEndAreTakenByNeither() {
        Form release = new Form("POST /agents/{agentId}/release", "client", "");
        String valid = "{\"sessionId\":\"s\",\"outcome\":\"completed\"}";
        assertTrue(described(release, " " + valid + "\n") && taken(release, " " + valid + "\n"));
        for (String body : List.of(
                "{\"sessionId\":\"s\",\"sessionId\":\"s\",\"outcome\":\"completed\"}",
                "{\"sessionId\":\"s\",\"outcome\":\"completed\",\"more\":null}",
                "{\"sessionid\":\"s\",\"outcome\":\"completed\"}",
                valid + "x",
                valid + valid,
                "\ufeff" + valid,
                "[" + valid + "]",
                valid.replace('"', '\''),
                valid.replace("}", ",}"),
                "{/* */}")) {
            assertEquals(List.of(false, false), List.of(described(release, body), taken(release, body)), body);
        }
    }
}
