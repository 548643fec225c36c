package lineclear.agent;

import java.time.Instant;
import java.util.Set;
import lineclear.agent.record.Cause;
import lineclear.agent.record.Customer;
import lineclear.agent.record.Intent;
import lineclear.agent.record.Presence;
import lineclear.agent.record.Session;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Reason;
import lineclear.word.Switch;
import lineclear.word.Trigger;
import lineclear.word.Word;
import org.jspecify.annotations.Nullable;

/**
 * Why an agent is shown as they are: a code and what belongs to it, so that a page can say it in any language.
 * {@link Sentences} says it in English, from nothing else.
 */
public sealed interface Because {
    /** One for each sentence. */
    enum Code implements Word {
        HELD,
        RINGING,
        CONVERSATION,
        COLLEAGUE,
        SUPPORT_CALL,
        TEST_CALL,
        DIRECT_CALL,
        WRAP_UP,
        DECLINED,
        MISSED,
        DIRECT_CALL_OVER,
        NO_DEVICE_YET,
        DEVICES_SILENT,
        FULL,
        AVAILABLE,
        STOP_NEW,
        BREAK,
        OFFLINE,
        LOGGED_OFF
    }

    Code code();

    /**
     * A session leads.
     *
     * @param kind of a conversation; before it, nothing depends on that
     * @param customerId null for a caller whom nobody reserved for
     * @param doing of a hold: what the customer is busy with; null when not told
     */
    record InSession(Phase phase, Kind kind, Channel channel, @Nullable String customerId, @Nullable String doing)
            implements Because {
        static InSession of(Session session) {
            Customer customer = session.customer();
            return new InSession(
                    session.phase(),
                    session.kind(),
                    session.channel(),
                    customer == null ? null : customer.id(),
                    customer == null || session.phase() != Phase.RESERVED ? null : customer.doing());
        }

        @Override
        public Code code() {
            return switch (phase) {
                case RESERVED -> Code.HELD;
                case RINGING -> Code.RINGING;
                case CONNECTED -> switch (kind) {
                    case SUPPORT -> Code.SUPPORT_CALL;
                    case TEST -> Code.TEST_CALL;
                    case DIRECT -> Code.DIRECT_CALL;
                    case INTERNAL -> Code.COLLEAGUE;
                    case STANDARD, ARRANGED -> Code.CONVERSATION;
                };
            };
        }
    }

    /** No session is open, and the last one still has its effect. */
    record Paused(Reason reason) implements Because {
        static Paused of(Cause cause) {
            return new Paused(cause.reason());
        }

        @Override
        public Code code() {
            return switch (reason) {
                case WRAP_UP -> Code.WRAP_UP;
                case DECLINED -> Code.DECLINED;
                case MISSED -> Code.MISSED;
                case DIRECT -> Code.DIRECT_CALL_OVER;
            };
        }
    }

    /** @param until when the last lease ended; null when no device was ever heard from */
    record Absent(@Nullable Instant until) implements Because {
        static Absent of(Presence presence) {
            return new Absent(presence.until());
        }

        @Override
        public Code code() {
            return until == null ? Code.NO_DEVICE_YET : Code.DEVICES_SILENT;
        }
    }

    /** @param open how many conversations are open, which is the limit */
    record Full(int open) implements Because {
        @Override
        public Code code() {
            return Code.FULL;
        }
    }

    /**
     * Nothing is in the way of what was chosen.
     *
     * @param trigger the row of the policy that chose it; null when somebody did
     * @param reason what whoever chose it said; null when nothing
     * @param off what an available agent does not offer
     */
    record Chosen(Choice choice, Actor.Role by, @Nullable Trigger trigger, @Nullable String reason, Set<Switch> off)
            implements Because {
        static Chosen of(Intent intent, Set<Switch> off) {
            Trigger trigger = intent.by().role() == Actor.Role.POLICY
                    ? Trigger.saying(intent.reason()).orElse(null)
                    : null;
            return new Chosen(
                    intent.choice(),
                    intent.by().role(),
                    trigger,
                    trigger == null ? intent.reason() : null,
                    intent.choice() == Choice.AVAILABLE ? off : Set.of());
        }

        @Override
        public Code code() {
            return switch (choice) {
                case AVAILABLE -> Code.AVAILABLE;
                case STOP_NEW -> Code.STOP_NEW;
                case BREAK -> Code.BREAK;
                case OFFLINE -> Code.OFFLINE;
                case LOGGED_OFF -> Code.LOGGED_OFF;
            };
        }
    }
}
