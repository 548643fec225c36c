package lineclear.function;

import java.util.ArrayList;
import java.util.List;

/**
 * A valid request of a route.
 *
 * @param valid with every member; the values stand in brackets of their own, so that each can be exchanged
 */
record RequestForm(String routeKey, String scope, String valid) {
    private static final String OPEN = "⟦";
    private static final String CLOSE = "⟧";

    /** One value of the form, which can be exchanged: the body is {@code before}, the value, {@code after}. */
    record Place(String before, String after) {
        String with(String value) {
            return before + value + after;
        }

        /** Whose value it is, as far as the text tells. */
        String member() {
            return before.replaceFirst("(?s).*\"(\\w+)\":[\\[{]*$", "$1");
        }
    }

    String plain() {
        return plain(valid);
    }

    List<Place> places() {
        List<Place> places = new ArrayList<>();
        int from = valid.indexOf(OPEN);
        while (from >= 0) {
            int to = valid.indexOf(CLOSE, from);
            places.add(new Place(plain(valid.substring(0, from)), plain(valid.substring(to))));
            from = valid.indexOf(OPEN, to);
        }
        return places;
    }

    private static String plain(String marked) {
        return marked.replace(OPEN, "").replace(CLOSE, "");
    }

    @Override
    public String toString() {
        return routeKey;
    }

    static List<RequestForm> all() {
        String agent = "POST /agents/{agentId}/";
        return List.of(
                new RequestForm(
                        "PUT /agents/{agentId}",
                        "supervisor",
                        """
                        {"name":⟦"Ada"⟧,"policy":⟦"keen"⟧,"timeZone":⟦"Europe/Oslo"⟧,\
                        "addresses":⟦[]⟧,"queues":⟦["q"]⟧}"""),
                new RequestForm(
                        "PUT /agents/{agentId}",
                        "supervisor",
                        """
                        {"name":"Ada","addresses":[{"platform":⟦"twilio"⟧,"value":⟦"+1"⟧}],"queues":[⟦"q"⟧,⟦"r"⟧]}"""),
                new RequestForm(
                        "PUT /agents/{agentId}",
                        "supervisor",
                        "{\"name\":\"Ada\",\"addresses\":[⟦{\"platform\":\"p\",\"value\":\"v\"}⟧]}"),
                new RequestForm(
                        agent + "reserve",
                        "client",
                        """
                        {"sessionId":⟦"s-1"⟧,"channel":⟦"voice"⟧,"kind":⟦"standard"⟧,"customer":⟦{"id":"c"}⟧,\
                        "holdSeconds":⟦60⟧,"platform":⟦"twilio"⟧,"queue":⟦"q"⟧}"""),
                new RequestForm(
                        agent + "reserve",
                        "client",
                        """
                        {"channel":"voice","customer":{"id":⟦"c"⟧,"name":⟦"Grace"⟧,"doing":⟦"waiting"⟧}}"""),
                new RequestForm(
                        agent + "connect",
                        "client",
                        """
                        {"sessionId":⟦"s-1"⟧,"phase":⟦"ringing"⟧,"callId":⟦"c-1"⟧,"platform":⟦"twilio"⟧}"""),
                new RequestForm(agent + "release", "client", "{\"sessionId\":⟦\"s-1\"⟧,\"outcome\":⟦\"completed\"⟧}"),
                new RequestForm(agent + "verify", "supervisor", "⟦{}⟧"),
                new RequestForm(agent + "clear", "supervisor", "{\"version\":⟦1⟧,\"reason\":⟦\"asked\"⟧}"),
                new RequestForm(
                        agent + "heartbeat",
                        "agent",
                        """
                        {"device":⟦"laptop"⟧,"seen":⟦"2026-11-02T09:00:00.000Z"⟧}"""),
                new RequestForm(
                        agent + "set-status",
                        "supervisor",
                        """
                        {"status":⟦"available"⟧,"reason":⟦"r"⟧,"message":⟦"m"⟧,\
                        "when":⟦"now"⟧,"takes":⟦{"calls":true}⟧}"""),
                new RequestForm(agent + "set-status", "supervisor", "{\"status\":⟦\"available\"⟧}"),
                new RequestForm(agent + "set-status", "supervisor", "{\"takes\":⟦{\"calls\":true}⟧}"),
                new RequestForm(
                        agent + "set-status",
                        "supervisor",
                        """
                        {"takes":{"calls":⟦true⟧,"chats":⟦true⟧,"arranged":⟦null⟧}}"""));
    }
}
