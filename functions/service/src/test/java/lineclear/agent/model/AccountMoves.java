package lineclear.agent.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineclear.agent.Command;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;

/**
 * What happens where a platform's account has one address for all its calls: nobody says which session a call is, and
 * it may be taken for that of somebody who waits.
 */
final class AccountMoves {
    private static final String PLATFORM = "twilio";
    private static final List<String> CALLS = List.of("C-1", "C-2", "C-3");

    private final List<Channel> channels;

    AccountMoves(Policy policy) {
        this.channels = policy.channels().stream().limit(2).toList();
    }

    /** Customers who wait for a call on that platform. */
    List<Command> ofThoseWhoWait() {
        List<Command> moves = new ArrayList<>();
        for (Channel channel : channels) {
            for (String id : List.of("s-1", "s-2", "s-3")) {
                moves.add(new Command.Reserve(id, channel, Kind.STANDARD, Moves.FIRST, null, PLATFORM));
                moves.add(
                        new Command.Reserve(id, channel, Kind.STANDARD, Moves.FIRST, Duration.ofMinutes(10), PLATFORM));
            }
        }
        return moves;
    }

    /** What the account's address hears; some of it late. */
    List<Command> ofTheAddress(Instant now) {
        List<Command> moves = new ArrayList<>();
        for (String call : CALLS) {
            for (Channel channel : channels) {
                for (Phase phase : List.of(Phase.RINGING, Phase.CONNECTED)) {
                    Command.Connect heard = told(null, phase, call, channel, Command.Authority.FACT);
                    moves.addAll(List.of(heard, heard.verified(), heard.ofTask()));
                }
            }
            for (Ending ending : List.of(Ending.NO_ANSWER, Ending.DECLINED, Ending.COMPLETED)) {
                moves.add(new Command.Release(null, ending, call, PLATFORM, null));
                moves.add(new Command.Release(null, ending, call, PLATFORM, now.minusSeconds(40)));
            }
        }
        return moves;
    }

    /** What programs say, who know which session it is, and what is found out. */
    List<Command> ofOthers(AgentRecord settled, Instant now) {
        List<Command> moves = new ArrayList<>();
        for (Command.Authority authority : Command.Authority.values()) {
            for (Phase phase : List.of(Phase.RINGING, Phase.CONNECTED)) {
                CALLS.forEach(call -> moves.add(told("s-1", phase, call, channels.get(0), authority)));
            }
        }
        for (Ending ending : List.of(Ending.CANCELLED, Ending.COMPLETED)) {
            moves.add(new Command.Release("s-1", ending));
            moves.add(new Command.Release("s-1", ending, "C-1", PLATFORM, now.minusSeconds(40)));
        }
        settled.sessions().forEach((id, session) -> {
            moves.add(new Command.Reconcile(Map.of(id, new Command.Over(session.callId(), null))));
            moves.add(new Command.Reconcile(Map.of(id, new Command.Over(session.callId(), now.minusSeconds(5)))));
        });
        return moves;
    }

    private static Command.Connect told(
            String sessionId, Phase phase, String callId, Channel channel, Command.Authority authority) {
        return new Command.Connect(sessionId, phase, callId, PLATFORM, channel, Kind.DIRECT, authority);
    }
}
