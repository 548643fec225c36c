package lineclear.local.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lineclear.platform.CallEvent;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.wire.Hmac;
import lineclear.word.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the samples in {@code events/webhooks} tell. */
class StoriesTest {
    private static List<Story> stories(String type) throws CannotCheck {
        return Stories.of(new Samples(Platforms.setUp(type)).read(Optional.empty()));
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
            kamailio | 3-completed               | 1-ringing, 2-answered, 3-completed
            kamailio | failed-busy               | 1-ringing, failed-busy
            standard | 3-ended                   | 1-ringing, 2-connected, 3-ended
            standard | ended-no-answer           | 1-ringing, ended-no-answer
            standard | ended-declined-chat       | ended-declined-chat
            standard | connected-test-call       | connected-test-call, 3-ended
            twilio   | voice-3-completed         | \
            voice-0-initiated, voice-1-ringing, voice-2-in-progress, voice-3-completed
            twilio   | voice-busy                | voice-0-initiated, voice-1-ringing, voice-busy
            twilio   | reservation-timeout       | reservation-1-created, reservation-timeout
            twilio   | reservation-accepted-chat | \
            reservation-accepted-chat, reservation-3-wrapup, reservation-4-completed
            vonage   | human                     | 1-started, 2-ringing, human, 4-completed
            vonage   | disconnected              | 1-started, 2-ringing, 3-answered, disconnected
            vonage   | rejected                  | 1-started, 2-ringing, rejected
            vonage   | inbound-test-call         | inbound-test-call, 4-completed
            """)
    void aStoryIsAWholeCall(String type, String name, String steps) throws Exception {
        String told = story(type, name).steps().stream().map(Sample::name).collect(Collectors.joining(", "));
        assertEquals(steps, told);
    }

    @ParameterizedTest
    @CsvSource({"kamailio, 5", "standard, 4", "twilio, 11", "vonage, 12"})
    void everySampleThatSaysSomethingIsInSomeStory(String type, int howMany) throws Exception {
        List<Story> stories = stories(type);
        assertEquals(howMany, stories.size());
        for (Sample sample : new Samples(Platforms.setUp(type)).read(Optional.empty())) {
            assertTrue(
                    sample.event().isEmpty()
                            || stories.stream().anyMatch(story -> story.steps().contains(sample)),
                    sample.name());
        }
    }

    @Test
    void callsOfTheAgentsOwnAreNotReserved() throws Exception {
        assertFalse(story("vonage", "inbound-test-call").reserved());
        assertFalse(story("standard", "connected-test-call").reserved());
        assertTrue(story("twilio", "reservation-accepted-chat").reserved());
        assertEquals(Channel.CHAT, story("twilio", "reservation-accepted-chat").channel());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kamailio", "standard", "twilio", "vonage"})
    void underIdsOfItsOwnAStoryIsAboutOneCallAndOneAgentNow(String type) throws Exception {
        SetUp setUp = Platforms.setUp(type);
        for (Story story : stories(type)) {
            Ids ids = Ids.of("check-1-7", "check-1-7-x", story).get("");
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            for (Sample sample : story.steps()) {
                byte[] body = Hmac.bytes(ids.in(Dated.now(sample, now)));
                Delivery delivery = new Delivery("", setUp.dialect().headers("", body, now), body);
                List<CallEvent> events = ((Heard.Events) setUp.platform().hear(delivery, now)).events();
                assertEquals(sample.event().isPresent(), !events.isEmpty());
                for (CallEvent event : events) {
                    CallEvent shipped = sample.event().orElseThrow();
                    assertEquals(ids.callId(), event.callId(), sample.name());
                    assertEquals(shipped.agentId() == null ? null : "check-1-7", event.agentId());
                    assertEquals(ids.inPlaceOf().get(shipped.address()), event.address());
                    assertTrue(Duration.between(event.at(), now).abs().toMillis() < 1_000, sample.name());
                    assertEquals(shipped.step(), event.step());
                    assertEquals(shipped.ending(), event.ending());
                }
            }
        }
    }
}
