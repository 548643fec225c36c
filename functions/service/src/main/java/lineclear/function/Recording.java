package lineclear.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lineclear.agent.Command;
import lineclear.dynamodb.Registry;
import lineclear.word.Actor;
import lineclear.word.Channel;
import lineclear.word.Kind;
import lineclear.word.Times;
import lineclear.word.Word;

/**
 * What happened to the agents of a contact centre, one JSON object a line: {@code at}, {@code agentId}, {@code do}
 * (one of the functions that change an agent), and the members of that function's request, under the same checks.
 *
 * <p>Beyond the requests: a {@code set-status} says who chose ({@code by}, the agent unless told), and a {@code
 * connect} may be a fact of the phone platform ({@code fact}), which then names the {@code channel}, and the {@code
 * kind} if it knows it.
 */
public final class Recording {
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59.999Z");

    private Recording() {}

    /**
     * One line.
     *
     * @param function what was called
     * @param command what was asked; of a register a Rename whose policy is null
     */
    public record Event(Instant at, String agentId, String function, Command command) {}

    private enum Does implements Word {
        REGISTER(Register.MEMBERS),
        RESERVE(Reserve.MEMBERS),
        CONNECT(Connect.MEMBERS, "fact", "channel", "kind"),
        RELEASE(Release.MEMBERS),
        SET_STATUS(SetStatus.MEMBERS, "by"),
        HEARTBEAT(Heartbeat.MEMBERS);

        private final String[] members;

        Does(String[] ofRequest, String... more) {
            members = Stream.of(Stream.of("at", "agentId", "do"), Stream.of(ofRequest), Stream.of(more))
                    .flatMap(some -> some)
                    .toArray(String[]::new);
        }
    }

    /**
     * Every event of a file, in its order. Empty lines are passed over.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when something in it is wrong: a line, its time (earlier than the line
     *     before), or its agent (not registered before); the message names file and line and says what to write
     */
    public static List<Event> read(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        Set<String> registered = new HashSet<>();
        int number = 0;
        // As bytes, which this charset keeps as they are: whether a line is UTF-8 is checked with the rest of it.
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            number++;
            if (!line.isBlank()) {
                Instant before = events.isEmpty()
                        ? Instant.MIN
                        : events.get(events.size() - 1).at();
                events.add(event(file, number, line, before, registered));
            }
        }
        return events;
    }

    private static Event event(Path file, int number, String line, Instant before, Set<String> registered) {
        try {
            Event event = decode(number, Body.read("The line", line.getBytes(StandardCharsets.ISO_8859_1)));
            if (event.at().isBefore(before)) {
                throw Problem.invalid(
                        "at must not be earlier than in the line before, which is " + Times.text(before) + ".");
            }
            if (event.command() instanceof Command.Register) {
                registered.add(event.agentId());
            } else if (!registered.contains(event.agentId())) {
                throw Problem.invalid("Agent " + event.agentId() + " has not been registered in a line before.");
            }
            return event;
        } catch (Problem problem) {
            throw new IllegalArgumentException(file + ", line " + number + ": " + problem.getMessage());
        }
    }

    private static Event decode(int number, Body line) {
        Does does = line.requiredWord("do", Does.class, EnumSet.allOf(Does.class));
        line.only(does.members);
        Instant at = line.requiredInstant("at").truncatedTo(ChronoUnit.MILLIS);
        if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
            throw Problem.invalid("at must be a time from 1970 to 2999.");
        }
        return new Event(at, line.requiredId("agentId"), does.word(), command(does, line));
    }

    private static Command command(Does does, Body line) {
        return switch (does) {
            case REGISTER -> {
                Registry.Registration told = Register.decode(line, name -> null);
                yield new Command.Register(told.name(), null, told.zone());
            }
            case RESERVE -> {
                line.requiredId("sessionId"); // a made-up one would be another in every rehearsal
                yield Reserve.decode(line);
            }
            case CONNECT -> connect(line);
            case RELEASE -> Release.decode(line);
            case SET_STATUS -> {
                Actor.Role by = Optional.ofNullable(
                                line.word("by", Actor.Role.class, EnumSet.of(Actor.Role.AGENT, Actor.Role.SUPERVISOR)))
                        .orElse(Actor.Role.AGENT);
                yield SetStatus.decode(line, new Actor(by, null));
            }
            case HEARTBEAT -> Heartbeat.decode(line);
        };
    }

    private static Command.Connect connect(Body line) {
        Command.Connect request = Connect.decode(line);
        Kind kind = line.word("kind", Kind.class, EnumSet.allOf(Kind.class));
        if (!Boolean.TRUE.equals(line.bool("fact"))) {
            Channel channel = line.word("channel", Channel.class, EnumSet.allOf(Channel.class));
            if (channel != null || kind != null) {
                throw Problem.invalid("channel and kind are said with \"fact\": true; leave them out.");
            }
            return request;
        }
        return new Command.Connect(
                request.sessionId(),
                request.phase(),
                request.callId(),
                request.platform(),
                line.requiredWord("channel", Channel.class, EnumSet.allOf(Channel.class)),
                kind == null ? Kind.DIRECT : kind,
                Command.Authority.FACT);
    }
}
