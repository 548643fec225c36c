package lineclear.local.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lineclear.platform.CallEvent.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The stories of several calls in {@code events/webhooks}.
 *
 * <p>Sources. Of several that are dialled together the first to accept is connected, and the others are cancelled:
 * <a href="https://www.twilio.com/docs/voice/twiml/client">TwiML Voice: Client</a>. A task that is not accepted is
 * available again: <a href="https://www.twilio.com/docs/taskrouter/api/reservations">Task Reservation Resource</a>. In
 * a blind transfer the first agent's leg is removed and their task completed, while the caller stays:
 * <a href="https://www.twilio.com/docs/taskrouter/contact-center-blueprint/call-control-concepts">Call Control
 * Concepts</a>. A leg is one party's, and goes on when it is given another script:
 * <a href="https://developer.vonage.com/en/voice/voice-api/concepts/in-app-calling/call-transfer">Call Transfer</a>.
 */
class ScriptTest {
    private static List<Story> stories(String type) throws CannotCheck {
        Samples samples = new Samples(Platforms.setUp(type));
        List<Story> stories = new ArrayList<>();
        for (Script script : samples.scripts(Optional.empty())) {
            stories.add(script.told(samples.read(Optional.empty())));
        }
        return stories;
    }

    private static Story story(String type, String name) throws CannotCheck {
        return stories(type).stream()
                .filter(story -> story.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            kamailio | ''
            standard | redial, transfer, two-devices
            twilio   | offered-again-rejected, offered-again-timeout, redial, transfer, two-devices
            vonage   | redial, transfer, two-devices
            """)
    void aPlatformTellsThoseItCan(String type, String names) throws Exception {
        assertEquals(names, stories(type).stream().map(Story::name).collect(Collectors.joining(", ")));
    }

    @Test
    void thePageBesideTheSamplesNamesThemAll() throws Exception {
        String page = Files.readString(Path.of("../../events/README.md"));
        for (String type : List.of("standard", "twilio", "vonage")) {
            for (Story story : stories(type)) {
                String named = story.name().replaceFirst("(?<=offered-again-).*", "…");
                assertTrue(page.contains("\n| `" + named + "` | "), story.name());
            }
        }
    }

    /** What is told of each of the calls, in the order of time. */
    private static String steps(Story story) {
        return story.steps().stream()
                .flatMap(step -> step.event().stream()
                        .map(event -> step.call() + " " + event.step()
                                + (event.ending() == null ? "" : " " + event.ending())))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource({"standard, NO_ANSWER", "twilio, CANCELLED", "vonage, CANCELLED"})
    void ofTwoPhonesOneIsAnsweredAndTheOtherGivesUp(String type, String gaveUp) throws Exception {
        assertEquals(
                "desk RINGING, mobile RINGING, mobile CONNECTED, desk ENDED " + gaveUp + ", mobile ENDED COMPLETED",
                steps(story(type, "two-devices")));
    }

    @ParameterizedTest
    @CsvSource({"standard", "twilio", "vonage"})
    void aRedialIsAnotherCall(String type) throws Exception {
        assertEquals(
                "first RINGING, first ENDED NO_ANSWER, second RINGING, second CONNECTED, second ENDED COMPLETED",
                steps(story(type, "redial")));
    }

    @ParameterizedTest
    @CsvSource({"rejected, DECLINED", "timeout, NO_ANSWER"})
    void anOfferThatComesBackIsAnotherReservation(String event, String ending) throws Exception {
        assertEquals(
                "first RINGING, first ENDED " + ending
                        + ", second RINGING, second CONNECTED, second ENDED COMPLETED, second ENDED COMPLETED",
                steps(story("twilio", "offered-again-" + event)));
    }

    @ParameterizedTest
    @CsvSource({"standard", "twilio", "vonage"})
    void afterATransferSomebodyElseTalks(String type) throws Exception {
        Story transfer = story(type, "transfer");
        assertTrue(transfer.elsewhere());
        assertTrue(transfer.of("first").anyMatch(step -> step.says(Step.ENDED)));
        assertTrue(transfer.of(Sample.ELSEWHERE).anyMatch(step -> step.says(Step.CONNECTED)));
        assertTrue(transfer.of(Sample.ELSEWHERE).noneMatch(step -> step.says(Step.ENDED)));
    }

    @Test
    void aFolderOfOnesOwnMayTellThemToo(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("1-ringing.json"), Trials.sample("1-ringing").body());
        Files.writeString(folder.resolve("mine.story"), "# Ours.\n\na 1-ringing\nb 1-ringing\n");
        Samples samples = new Samples(Platforms.setUp("standard"));
        List<Sample> read = samples.read(Optional.of(folder));
        assertEquals(List.of("1-ringing"), read.stream().map(Sample::name).toList());
        Story told = samples.scripts(Optional.of(folder)).get(0).told(read);
        assertEquals(List.of("a", "b"), told.calls());
        assertEquals("mine", told.name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            a 1-ringing      | The story s has an event that is not there: 1-ringing.
            ringing          | The story s has a line that is no call and event: ringing.
            '# for people'   | The story s tells nothing.
            """)
    void aStoryThatCannotBeToldSaysWhy(String line, String sentence) {
        Script script = new Script("s", List.of(line));
        assertEquals(
                sentence,
                assertThrows(CannotCheck.class, () -> script.told(List.of())).getMessage());
    }
}
