package lineclear.agent.model;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineclear.agent.Ahead;
import lineclear.agent.Command;
import lineclear.agent.Evidence;
import lineclear.agent.Face;
import lineclear.agent.Inside;
import lineclear.agent.ModelPolicies;
import lineclear.agent.Outcome;
import lineclear.agent.Refusal;
import lineclear.agent.Rules;
import lineclear.agent.Scene;
import lineclear.agent.Settling;
import lineclear.agent.View;
import lineclear.agent.policy.Policy;
import lineclear.agent.record.AgentRecord;
import lineclear.agent.record.Availability;
import lineclear.agent.record.Call;
import lineclear.agent.record.Cause;
import lineclear.agent.record.Intent;
import lineclear.agent.record.Session;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Kind;
import lineclear.word.Phase;
import lineclear.word.Reason;

/** The rules, each time with one fault that somebody could make. The model check must find every one of them. */
enum Mutant {
    FORGETS_CAPACITY(Invariant.GRANTS_KEEP_CAPACITY) {
        @Override
        Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now) {
            return command instanceof Command.Reserve
                    ? super.decide(ModelPolicies.unlimited(policy), stored, command, now)
                    : super.decide(policy, stored, command, now);
        }
    },
    HOLDS_DO_NOT_YIELD(Invariant.HOLDS_YIELD_TO_CAPACITY) {
        @Override
        Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now) {
            return isFact(command)
                    ? super.decide(ModelPolicies.unlimited(policy), stored, command, now)
                    : super.decide(policy, stored, command, now);
        }
    },
    LETS_A_PHASE_GO_BACK(Invariant.PHASES_MOVE_FORWARD) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return Mutants.sessions(
                    after,
                    session -> session.phase() == Phase.CONNECTED && isRinging(command)
                            ? session.movedTo(Phase.RINGING, now, now.plusSeconds(120))
                            : session);
        }

        @Override
        Outcome unchanged(AgentRecord settled, Command command, Instant now) {
            return Outcome.changed(changed(settled, settled, command, now));
        }
    },
    LEAVES_NO_TOMBSTONE(Invariant.THE_ENDED_NEVER_RETURN) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return command instanceof Command.Release ? after.tombstones(before.ended()) : after;
        }
    },
    REVOKES_LIVE_CALLS(Invariant.LIVE_CALLS_ARE_NOT_CUT) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return !isFact(command)
                    ? after
                    : Mutants.sessions(
                            after,
                            session -> session.equals(before.sessions().get(session.id()))
                                            && session.phase() == Phase.CONNECTED
                                    ? session.stands(Session.Standing.REVOKED, now)
                                    : session);
        }
    },
    CLEARS_WHATEVER_IT_IS_ASKED_TO(Invariant.LIVE_CALLS_ARE_NOT_CUT) {
        @Override
        Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now) {
            if (command instanceof Command.Clear clear) {
                List<Evidence> out = stored.open().stream()
                        .map(session ->
                                new Evidence(session.id(), "x", Evidence.Verdict.OUT_OF_SYNC, "gone", now, false))
                        .toList();
                Command blind = new Command.Clear(clear.version(), null, clear.by(), out);
                return super.decide(policy, stored, blind, now);
            }
            return super.decide(policy, stored, command, now);
        }
    },
    REFUSES_FACTS(Invariant.FACTS_WIN) {
        @Override
        Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now) {
            AgentRecord settled = at(policy, stored, now);
            boolean taken = !settled.open().isEmpty();
            return isFact(command) && taken
                    ? new Outcome.Unchanged(settled)
                    : super.decide(policy, stored, command, now);
        }
    },
    RELEASE_ENDS_EVERYTHING(Invariant.OTHERS_ARE_LEFT_ALONE) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return command instanceof Command.Release ? Mutants.ended(after, now) : after;
        }
    },
    ENDS_WITH_ANY_OF_ITS_PHONES(Invariant.A_PHONE_THAT_STOPS_ENDS_NOTHING_WHILE_ANOTHER_RINGS) {
        @Override
        Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now) {
            return command instanceof Command.Release release
                    ? super.decide(policy, stored, new Command.Release(release.sessionId(), release.ending()), now)
                    : super.decide(policy, stored, command, now);
        }
    },
    BELIEVES_WHATEVER_COMES_LATE(Invariant.LATE_FACTS_TAKE_NOBODY_UNASKED) {
        @Override
        Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now) {
            return command instanceof Command.Connect connect
                    ? super.decide(policy, stored, connect.verified(), now)
                    : super.decide(policy, stored, command, now);
        }
    },
    GIVES_NOTHING_BACK(Invariant.REVOKED_HOLDS_COME_BACK) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return Mutants.sessions(after, session -> {
                Session was = before.sessions().get(session.id());
                boolean cameBack = was != null && was.standing() == Session.Standing.REVOKED && session.open();
                return cameBack && command instanceof Command.Release ? was : session;
            });
        }
    },
    TAKES_ANY_NUMBER_OF_CALLS(Invariant.THE_RECORD_IS_BOUNDED) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            AgentRecord crowded = after;
            for (int i = 0; isFact(command) && i <= Inside.MOST_UNRESERVED; i++) {
                crowded = crowded.with(new Session(
                        "call-" + i,
                        Channel.VOICE,
                        Kind.DIRECT,
                        Phase.CONNECTED,
                        now,
                        null,
                        Session.Standing.HELD,
                        null,
                        Call.NONE,
                        null,
                        Session.Began.UNTOLD,
                        null));
            }
            return crowded;
        }
    },
    TELLS_NO_END(Invariant.EVERY_END_IS_TOLD) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return after.withoutEnds();
        }
    },
    FORGETS_THE_EFFECT(Invariant.EFFECTS_ARE_RIGHT) {
        @Override
        Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now) {
            Outcome outcome = super.decide(policy, stored, command, now);
            return outcome instanceof Outcome.Changed changed ? Outcome.changed(changed.record()) : outcome;
        }
    },
    KEEPS_THE_OLD_AVAILABILITY(Invariant.AVAILABILITY_SAYS_WHAT_IS_GRANTED) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return Inside.closed(after, before.availability(), after.checkAt());
        }
    },
    IS_FREE_A_MILLISECOND_LATE(Invariant.AVAILABILITY_SAYS_WHAT_IS_GRANTED) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            Map<Channel, Instant> late =
                    new LinkedHashMap<>(after.availability().freeAt());
            late.replaceAll((channel, at) -> at.isAfter(now) ? at.plusMillis(1) : at);
            return Inside.closed(after, new Availability(late, null), after.checkAt());
        }
    },
    SETTLES_WITHOUT_AVAILABILITY(Invariant.SETTLED_AVAILABILITY_IS_EXACT) {
        @Override
        AgentRecord at(Policy policy, AgentRecord record, Instant now) {
            AgentRecord settled = super.at(policy, record, now);
            return settled.equals(record) ? record : Inside.closed(settled, Availability.NONE, settled.checkAt());
        }
    },
    SETTLES_AT_THE_WRONG_INSTANT(Invariant.SETTLING_IS_MONOTONE) {
        @Override
        AgentRecord at(Policy policy, AgentRecord record, Instant now) {
            AgentRecord settled = super.at(policy, record, now);
            return settled.equals(record)
                    ? record
                    : Mutants.sessions(
                            settled, session -> session.open() ? session : session.stands(session.standing(), now));
        }
    },
    DECIDES_ON_WHAT_IS_STORED(Invariant.STORED_DECIDES_LIKE_SETTLED) {
        @Override
        Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now) {
            boolean lapsed = !stored.open().equals(at(policy, stored, now).open());
            return lapsed && command instanceof Command.Reserve
                    ? new Outcome.Refused(
                            at(policy, stored, now), Refusal.of(Refusal.Code.AGENT_BUSY, "as it was stored"))
                    : super.decide(policy, stored, command, now);
        }
    },
    FORGETS_THE_CHECK(Invariant.NOT_IDLE_IS_WATCHED) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return Inside.closed(after, after.availability(), null);
        }
    },
    WATCHES_HOLDS(Invariant.NOT_IDLE_IS_WATCHED) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return after.open().isEmpty() ? after : Inside.closed(after, after.availability(), now);
        }
    },
    WATCHES_NO_PHONE_THAT_RINGS(Invariant.NOT_IDLE_IS_WATCHED) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return after.open().stream().allMatch(session -> session.phase() != Phase.CONNECTED)
                    ? Inside.closed(after, after.availability(), null)
                    : after;
        }
    },
    NAMES_A_WRONG_END(Invariant.REFUSALS_NAME_THE_END) {
        @Override
        Refusal refusal(Refusal refusal) {
            return refusal.until() == null
                    ? refusal
                    : new Refusal(
                            refusal.code(), refusal.detail(), refusal.until().plusMillis(1), refusal.allowed());
        }
    },
    LEAVES_A_CAUSE_FOR_EVER(Invariant.NOBODY_IS_STUCK) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return command instanceof Command.Release
                    ? after.cause(new Cause(Reason.WRAP_UP, now, now.plus(Duration.ofDays(1000))))
                    : after;
        }
    },
    SHOWS_WHAT_WAS_CHOSEN(Invariant.VIEW_IS_TRUE) {
        @Override
        View view(Policy policy, AgentRecord record, Instant now) {
            View view = super.view(policy, record, now);
            Face face = view.face();
            Instant until = face.until() == null ? null : now;
            return Mutants.shown(
                    view,
                    new Face(face.status(), face.label(), face.because(), face.since(), until, face.accepts()),
                    view.ahead());
        }
    },
    FORETELLS_NOTHING(Invariant.WHAT_IS_FORETOLD_COMES_TRUE) {
        @Override
        View view(Policy policy, AgentRecord record, Instant now) {
            View view = super.view(policy, record, now);
            return Mutants.shown(view, view.face(), List.of());
        }
    },
    FORETELLS_A_MOMENT_TOO_LATE(Invariant.WHAT_IS_FORETOLD_COMES_TRUE) {
        @Override
        View view(Policy policy, AgentRecord record, Instant now) {
            View view = super.view(policy, record, now);
            return Mutants.shown(
                    view,
                    view.face(),
                    view.ahead().stream()
                            .map(one -> new Ahead(one.at().plusMillis(1), one.face()))
                            .toList());
        }
    },
    COMES_BACK_FROM_EVERY_SESSION_AVAILABLE(Invariant.INTENT_IS_CHOSEN) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return command instanceof Command.Release && after.next() == null
                    ? after.intent(new Intent(Choice.AVAILABLE, null, now, Scene.AGENT), null)
                    : after;
        }
    },
    WAITS_FOR_EVER(Invariant.NEXT_WAITS_FOR_SOMETHING) {
        @Override
        AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
            return command instanceof Command.Release ? after.intent(before.intent(), before.next()) : after;
        }
    },
    DOES_NOT_WAIT(Invariant.CHOICES_ARE_OBEYED) {
        @Override
        Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now) {
            return command instanceof Command.SetStatus set
                    ? super.decide(
                            policy,
                            stored,
                            new Command.SetStatus(set.choice(), set.reason(), set.message(), false, set.by()),
                            now)
                    : super.decide(policy, stored, command, now);
        }
    },
    CHANGES_WHAT_IT_REFUSES(Invariant.REFUSED_CHANGES_NOTHING) {
        @Override
        Outcome unchanged(AgentRecord settled, Command command, Instant now) {
            return new Outcome.Unchanged(settled.cleared(new AgentRecord.Cleared(1, Scene.AGENT, null, now)));
        }
    };

    private final Invariant finds;

    Mutant(Invariant finds) {
        this.finds = finds;
    }

    /** The invariant that this fault breaks. */
    Invariant finds() {
        return finds;
    }

    AgentRecord at(Policy policy, AgentRecord record, Instant now) {
        return Settling.at(policy, record, now);
    }

    View view(Policy policy, AgentRecord record, Instant now) {
        return View.of(policy, record, now);
    }

    Outcome decide(Policy policy, AgentRecord stored, Command command, Instant now) {
        Outcome outcome = Rules.decide(policy, stored, command, now);
        AgentRecord settled = at(policy, stored, now);
        if (outcome instanceof Outcome.Changed changed) {
            return new Outcome.Changed(changed(settled, changed.record(), command, now), changed.effect());
        } else if (outcome instanceof Outcome.Told told) {
            return new Outcome.Told(changed(settled, told.record(), command, now), refusal(told.refusal()));
        } else if (outcome instanceof Outcome.Doubtful) {
            return outcome;
        } else if (outcome instanceof Outcome.Refused refused) {
            return new Outcome.Refused(refused.record(), refusal(refused.refusal()));
        }
        return unchanged(Step.record(outcome), command, now);
    }

    AgentRecord changed(AgentRecord before, AgentRecord after, Command command, Instant now) {
        return after;
    }

    Outcome unchanged(AgentRecord settled, Command command, Instant now) {
        return new Outcome.Unchanged(settled);
    }

    Refusal refusal(Refusal refusal) {
        return refusal;
    }

    private static boolean isFact(Command command) {
        return command instanceof Command.Connect connect && connect.authority() == Command.Authority.FACT;
    }

    private static boolean isRinging(Command command) {
        return command instanceof Command.Connect connect && connect.phase() == Phase.RINGING;
    }
}
