package lineclear.agent;

import java.time.Instant;

/** What a supervisor wants the agent to read; kept until the agent's page says that it was shown. */
public record Message(String text, Instant at, Actor by) {}
