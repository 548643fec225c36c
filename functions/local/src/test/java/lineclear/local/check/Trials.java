package lineclear.local.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One reserved call of the standard samples, of which this and that arrived and was answered so. */
final class Trials {
    static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    static final CheckAnswer OK = answer(200, "{}");

    private Trials() {}

    static CheckAnswer answer(int status, String body) {
        try {
            return new CheckAnswer(status, new ObjectMapper().readTree(body.replace('\'', '"')), "");
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Sample sample(String name) throws CannotCheck {
        return new Samples(Platforms.setUp("standard"))
                .read(Optional.empty()).stream()
                        .filter(sample -> sample.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    static Course course(Sample... sent) {
        List<Course.Sending> sendings = Arrays.stream(sent)
                .map(sample -> new Course.Sending(sample, false, 0))
                .toList();
        Story story = new Story("3-ended", lineclear.word.Channel.VOICE, true, List.of(sent));
        return new Course("check-1-1", story, true, sendings, List.of(), false);
    }

    static Seen seen(String status, boolean taken) {
        return new Seen(status, taken, Optional.empty(), NOW);
    }
}
