package lineclear.local.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lineclear.function.Webhook;
import lineclear.platform.wire.Hmac;

/** Plays the platform: several sessions side by side, each with an agent of its own. */
final class Run {
    private static final int SIDE_BY_SIDE = 8;

    private final Options options;
    private final SetUp setUp;
    private final Http http;
    private final Api api;
    /** Ids are never used twice, though agents are. */
    private final String once = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    Run(Options options, SetUp setUp, Http http, Api api) {
        this.options = options;
        this.setUp = setUp;
        this.http = http;
        this.api = api;
    }

    /** @throws CannotCheck when the service does not know the platform */
    List<Probe> probes(List<Sample> samples) throws CannotCheck, InterruptedException {
        Sample some = samples.stream()
                .filter(sample -> sample.event().isPresent())
                .findFirst()
                .orElseThrow();
        byte[] body = Hmac.bytes(some.body());
        List<Probe> probes = new ArrayList<>();
        probes.add(new Probe("an event without a signature", 401, post(account(), body, Map.of())));
        probes.add(new Probe(
                "an event that was changed on the way",
                401,
                post(account(), body, setUp.dialect().headers(account(), Hmac.bytes(some.body() + " "), now()))));
        probes.add(new Probe(
                "what is signed and no event",
                400,
                deliver(account(), setUp.dialect().malformed())));
        for (Sample sample : samples) {
            if (sample.event().isEmpty()) {
                probes.add(
                        new Probe(sample.name() + ", which concerns nobody", 200, deliver(account(), sample.body())));
            }
        }
        for (Probe probe : probes) {
            if (probe.answer().detail().equals(Webhook.notSetUp(options.platform()))) {
                throw new CannotCheck("The service at " + options.service() + " does not know the platform "
                        + options.platform() + ": name it in LINECLEAR_PLATFORMS there, too.");
            }
        }
        return probes;
    }

    List<Trial> trials(List<Course> courses) throws InterruptedException {
        List<Trial> tried = sideBySide(courses.stream()
                .<Callable<Trial>>map(course -> () -> trial(course))
                .toList());
        List<Trial> seen = sideBySide(tried.stream()
                .<Callable<Trial>>map(trial -> () -> trial.seenLast(seen(view(trial.course()))))
                .toList());
        sideBySide(seen.stream()
                .<Callable<CheckAnswer>>map(trial -> () -> leave(trial))
                .toList());
        return seen;
    }

    private Trial trial(Course course) throws InterruptedException {
        Map<String, Ids> ids = Ids.of(course.agentId(), course.agentId() + "-" + once, course.story());
        CheckAnswer ready = ready(course, ids);
        List<CheckAnswer> answers = new ArrayList<>();
        if (ready.accepted()) {
            String url = course.toSession() ? ready.body().path("events").asText() : account();
            // What comes again comes as it was.
            Instant begun = now();
            for (Course.Sending sending : course.sendings()) {
                Thread.sleep(sending.waitMillis());
                Sample sample = sending.sample();
                answers.add(deliver(url, ids.get(sample.call()).in(Dated.now(sample, begun))));
            }
        }
        Seen after = seen(view(course));
        return new Trial(course, ready, answers, after, after);
    }

    /** An account's events find the session that has the call's name, whatever comes first. */
    private CheckAnswer ready(Course course, Map<String, Ids> ids) throws InterruptedException {
        String agentId = course.agentId();
        CheckAnswer answer = api.register(agentId, options.platform(), addresses(course, ids), options.policy());
        if (answer.accepted()) {
            api.releaseAll(agentId, answer.body());
            answer = api.setStatus(agentId, "available");
        }
        if (!answer.accepted() || !course.story().reserved()) {
            return answer;
        }
        String first = ids.get(course.story().calls().get(0)).callId();
        String sessionId = course.toSession() ? agentId + "-" + once : first;
        answer = api.reserve(agentId, sessionId, course.story(), options.platform());
        boolean nowhere = answer.accepted()
                && course.toSession()
                && !answer.body().path("events").isTextual();
        return nowhere
                ? CheckAnswer.none("reserve gives out no address for events; set LINECLEAR_PUBLIC_URL and"
                        + " LINECLEAR_EVENTS_KEY at the service")
                : answer;
    }

    private static Set<String> addresses(Course course, Map<String, Ids> ids) {
        Set<String> addresses = new TreeSet<>();
        for (Sample sample : course.story().steps()) {
            sample.event()
                    .filter(event -> event.address() != null && !sample.elsewhere())
                    .map(event -> ids.get(sample.call()).inPlaceOf().get(event.address()))
                    .ifPresent(addresses::add);
        }
        return addresses;
    }

    private JsonNode view(Course course) throws InterruptedException {
        return api.view(course.agentId()).body();
    }

    private static Seen seen(JsonNode view) {
        return Seen.of(view, now());
    }

    /** Nobody is to be offered these agents, nor to wonder about their sessions. */
    private CheckAnswer leave(Trial trial) throws InterruptedException {
        if (trial.last().taken()) {
            api.releaseAll(trial.course().agentId(), view(trial.course()));
        }
        return api.setStatus(trial.course().agentId(), "logged-off");
    }

    private String account() {
        return options.webhooks() + "/webhooks/" + options.platform();
    }

    private CheckAnswer deliver(String url, String text) throws InterruptedException {
        byte[] body = Hmac.bytes(setUp.dialect().sent(text, now()));
        return post(url, body, setUp.dialect().headers(url, body, now()));
    }

    private CheckAnswer post(String url, byte[] body, Map<String, String> headers) throws InterruptedException {
        return http.send("POST", url, headers, body);
    }

    private static Instant now() {
        return Instant.now();
    }

    private static <T> List<T> sideBySide(List<Callable<T>> parts) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> part : pool.invokeAll(parts)) {
                results.add(part.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
