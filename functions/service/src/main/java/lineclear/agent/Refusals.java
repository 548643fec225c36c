package lineclear.agent;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Status;
import lineclear.word.Switch;
import lineclear.word.Times;
import lineclear.word.Word;

/** The sentences of the refusals. Each says what is so, and what to do. */
final class Refusals {
    private Refusals() {}

    /** Why a session that is over cannot go on. */
    static Refusal over(String sessionId, Ending ending) {
        return switch (ending) {
            case EXPIRED -> holdExpired(sessionId);
            case REVOKED -> holdRevoked(sessionId);
            default -> ended(sessionId);
        };
    }

    private static Refusal ended(String sessionId) {
        return Refusal.of(
                Refusal.Code.SESSION_ENDED,
                "Session " + sessionId + " has ended. Session ids are never used twice: reserve with a new one.");
    }

    static Refusal holdExpired(String sessionId) {
        return Refusal.of(
                Refusal.Code.HOLD_EXPIRED,
                "Session " + sessionId + " does not hold the agent any more: its hold has run out. Reserve with a new"
                        + " session id.");
    }

    static Refusal neverHeld(String sessionId) {
        return Refusal.of(
                Refusal.Code.HOLD_EXPIRED,
                "There is no hold with session id " + sessionId
                        + ": it was never reserved here, or it ran out long ago." + " Reserve first.");
    }

    static Refusal holdRevoked(String sessionId) {
        return Refusal.of(
                Refusal.Code.HOLD_REVOKED,
                "The hold of session " + sessionId + " gave way to a call that was really up. Reserve another agent, or"
                        + " this one again with a new session id.");
    }

    static Refusal sessionTaken(Policy policy, AgentRecord settled, Session holder, Instant now) {
        return Refusal.until(
                Refusal.Code.AGENT_BUSY,
                "Session id " + holder.id() + " already holds this agent for another customer or on another channel."
                        + " Session ids are never used twice: choose a new one.",
                Timeline.acceptsFrom(policy, settled, holder.channel(), Kind.STANDARD, now));
    }

    static Refusal elsewhere(String queue) {
        return Refusal.of(
                Refusal.Code.AGENT_UNAVAILABLE,
                "The agent is not logged on to queue " + queue + ". Offer another agent, or log this one on to it.");
    }

    /** Why a channel is not free. The end is the very instant that the store's condition checks. */
    static Refusal notFree(Policy policy, AgentRecord settled, Channel channel, Kind kind, Instant now) {
        if (!policy.channels().contains(channel)) {
            return Refusal.of(
                    Refusal.Code.AGENT_UNAVAILABLE,
                    "Agents of policy " + policy.name() + " take no " + channel.word() + ", only "
                            + words(policy.channels()) + ".");
        }
        if (!Eligibility.offers(policy, settled, channel, kind)) {
            String what = Switch.of(channel, kind).orElseThrow().word();
            return Refusal.of(
                    Refusal.Code.AGENT_UNAVAILABLE,
                    "The agent takes no " + what + (kind == Kind.ARRANGED ? " sessions" : "")
                            + " at present: switched off. Offer another agent.");
        }
        Instant until = Timeline.acceptsFrom(policy, settled, channel, kind, now);
        String free = "free for " + channel.word() + " at " + (until == null ? null : Times.text(until)) + ".";
        Choice chosen = settled.intent().choice();
        if (chosen != Choice.AVAILABLE) {
            String end = until == null
                    ? "Offer another agent, until this one chooses to be available."
                    : "It will be " + free;
            return Refusal.until(
                    Refusal.Code.AGENT_UNAVAILABLE,
                    "The agent takes no customers: " + quoted(policy.label(chosen)) + " was chosen. " + end,
                    until);
        }
        if (!Eligibility.present(policy, settled, now)) {
            return Refusal.of(
                    Refusal.Code.AGENT_UNAVAILABLE,
                    Sentences.of(Because.Absent.of(settled.presence()))
                            + ". Offer another agent, until a device of this one is back.");
        }
        boolean openElsewhere = policy.channels().stream()
                .anyMatch(other -> Eligibility.accepts(policy, settled, other, Kind.STANDARD, now));
        String because = openElsewhere
                ? Sentences.beside(channel, settled.open())
                : Face.of(policy, settled, now).sentence();
        String end = until == null ? "when that ends is not known." : free;
        return Refusal.until(Refusal.Code.AGENT_BUSY, because + "; " + end, until);
    }

    /** Why an agent is not taken away. */
    static Refusal stays(AgentRecord settled) {
        return Refusal.of(
                Refusal.Code.AGENT_BUSY,
                "Session " + settled.open().get(0).id()
                        + " is open: end it first, or wait until it has. Nothing was changed.");
    }

    static Refusal notAllowed(Policy policy, Choice wanted, Status from, boolean later, Set<Choice> allowed) {
        return new Refusal(
                Refusal.Code.STATUS_NOT_ALLOWED,
                "Status " + wanted.word() + " cannot be chosen " + (later ? "for after the session, " : "") + "while "
                        + from.word() + " under policy " + policy.name()
                        + ". Allowed: " + words(allowed) + ".",
                null,
                allowed);
    }

    static Refusal noSwitch(Policy policy, Set<Switch> wanted) {
        return Refusal.of(
                Refusal.Code.INVALID_REQUEST,
                policy.switches().isEmpty()
                        ? "Policy " + policy.name() + " has no switches: leave takes out."
                        : "Policy " + policy.name() + " has the switches " + words(policy.switches()) + ", not "
                                + words(wanted) + ".");
    }

    private static String quoted(String label) {
        return "\"" + label + "\"";
    }

    static String words(Set<? extends Word> some) {
        return some.isEmpty() ? "nothing" : some.stream().map(Word::word).collect(Collectors.joining(", "));
    }
}
