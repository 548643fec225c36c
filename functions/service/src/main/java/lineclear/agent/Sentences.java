package lineclear.agent;

import java.util.List;
import java.util.Set;
import lineclear.agent.record.Cause;
import lineclear.agent.record.Customer;
import lineclear.agent.record.Intent;
import lineclear.agent.record.Presence;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Switch;
import lineclear.word.Times;
import lineclear.word.Word;

/** The true reason for a status, in a sentence. Customers appear by id; their names are never put into text. */
final class Sentences {
    private Sentences() {}

    static String of(Session session) {
        String whom = session.customer() == null
                ? "a caller nobody reserved for"
                : "customer " + session.customer().id();
        return switch (session.phase()) {
            case RESERVED -> "Held for " + whom + doing(session.customer());
            case RINGING -> "Ringing for " + whom;
            case CONNECTED -> connected(session, whom);
        };
    }

    private static String doing(Customer customer) {
        return customer == null || customer.doing() == null
                ? ""
                : ", who is " + customer.doing().replace('-', ' ');
    }

    private static String connected(Session session, String whom) {
        String medium =
                session.channel() == Channel.VOICE ? "call" : session.channel().word();
        return switch (session.kind()) {
            case SUPPORT -> "On a call to support";
            case TEST -> "On a test call";
            case DIRECT -> "On a direct call";
            case INTERNAL -> "In a " + medium + " with a colleague";
            default -> "In a " + medium + " with " + whom;
        };
    }

    static String of(Cause cause) {
        return switch (cause.reason()) {
            case WRAP_UP -> "Finishing the work on the last conversation";
            case DECLINED -> "Declined the last offer";
            case MISSED -> "Did not answer the last offer";
            case DIRECT -> "A direct call has just ended";
        };
    }

    static String of(Intent intent) {
        String reason = intent.reason() == null ? "" : ": " + intent.reason();
        String by =
                switch (intent.by().role()) {
                    case SUPERVISOR -> ", set by a supervisor";
                    case POLICY -> ", set by the policy";
                    default -> "";
                };
        return switch (intent.choice()) {
                    case AVAILABLE -> "Ready for the next customer";
                    case STOP_NEW -> "Takes no new customers";
                    case BREAK -> "On a break";
                    case OFFLINE -> "Takes no customers at present";
                    case LOGGED_OFF -> "Logged off";
                }
                + by
                + reason;
    }

    static String absent(Presence presence) {
        return presence.until() == null
                ? "No device of the agent has been heard from yet"
                : "The agent's devices have not been heard from; the last one counted as there until "
                        + Times.text(presence.until());
    }

    /** What an available agent does not offer. */
    static String without(Set<Switch> off) {
        return off.isEmpty()
                ? ""
                : ", but takes no "
                        + String.join(", ", off.stream().map(Word::word).toList());
    }

    /** Why a channel is closed while others are open. */
    static String beside(Channel channel, List<Session> open) {
        return open.isEmpty()
                ? "Takes no " + channel.word() + " at present"
                : "Takes no " + channel.word() + " beside the "
                        + (open.size() == 1 ? "conversation that is" : open.size() + " conversations that are")
                        + " open";
    }

    static String full(List<Session> open) {
        return "Handles " + open.size() + (open.size() == 1 ? " conversation" : " conversations")
                + ", which is the limit";
    }
}
