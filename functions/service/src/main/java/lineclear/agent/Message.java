package lineclear.agent;

import java.time.Instant;
import lineclear.word.Actor;

/** What a supervisor wants the agent to read: {@code DECISIONS.md#a-message-is-kept-until-it-was-shown}. */
public record Message(String text, Instant at, Actor by) {}
