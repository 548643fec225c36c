package lineclear.agent;

import java.util.List;
import java.util.Set;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Reason;
import lineclear.word.Switch;
import lineclear.word.Times;
import lineclear.word.Word;

/** The true reason for a status, in English. Customers appear by id; their names are never put into text. */
final class Sentences {
    private Sentences() {}

    static String of(Because because) {
        if (because instanceof Because.InSession session) {
            return of(session);
        } else if (because instanceof Because.Paused paused) {
            return of(paused.reason());
        } else if (because instanceof Because.Absent absent) {
            return of(absent);
        } else if (because instanceof Because.Full full) {
            return "Handles " + full.open() + (full.open() == 1 ? " conversation" : " conversations")
                    + ", which is the limit";
        }
        return of((Because.Chosen) because);
    }

    private static String of(Because.InSession session) {
        String whom =
                session.customerId() == null ? "a caller nobody reserved for" : "customer " + session.customerId();
        return switch (session.phase()) {
            case RESERVED -> "Held for " + whom
                    + (session.doing() == null
                            ? ""
                            : ", who is " + session.doing().replace('-', ' '));
            case RINGING -> "Ringing for " + whom;
            case CONNECTED -> connected(session, whom);
        };
    }

    private static String connected(Because.InSession session, String whom) {
        String medium =
                session.channel() == Channel.VOICE ? "call" : session.channel().word();
        return switch (session.kind()) {
            case SUPPORT -> "On a call to support";
            case TEST -> "On a test call";
            case DIRECT -> "On a direct call";
            case INTERNAL -> "In a " + medium + " with a colleague";
            case STANDARD, ARRANGED -> "In a " + medium + " with " + whom;
        };
    }

    private static String of(Reason reason) {
        return switch (reason) {
            case WRAP_UP -> "Finishing the work on the last conversation";
            case DECLINED -> "Declined the last offer";
            case MISSED -> "Did not answer the last offer";
            case DIRECT -> "A direct call has just ended";
        };
    }

    private static String of(Because.Absent absent) {
        return absent.until() == null
                ? "No device of the agent has been heard from yet"
                : "The agent's devices have not been heard from; the last one counted as there until "
                        + Times.text(absent.until());
    }

    private static String of(Because.Chosen chosen) {
        String why =
                chosen.trigger() == null ? chosen.reason() : chosen.trigger().sentence();
        String by =
                switch (chosen.by()) {
                    case SUPERVISOR -> ", set by a supervisor";
                    case POLICY -> ", set by the policy";
                    default -> "";
                };
        return switch (chosen.choice()) {
                    case AVAILABLE -> "Ready for the next customer";
                    case STOP_NEW -> "Takes no new customers";
                    case BREAK -> "On a break";
                    case OFFLINE -> "Takes no customers at present";
                    case LOGGED_OFF -> "Logged off";
                }
                + by
                + (why == null ? "" : ": " + why)
                + without(chosen.off());
    }

    /** What an available agent does not offer. */
    private static String without(Set<Switch> off) {
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
}
