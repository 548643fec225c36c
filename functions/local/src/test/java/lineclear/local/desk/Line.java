package lineclear.local.desk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A page's socket, in the test's hand: what comes over it, in which order, how often, and when it breaks. Everything
 * else of the page goes to the service itself.
 */
final class Line {
    private final String topic;
    private final List<WebSocketRoute> opened = new ArrayList<>();
    final List<String> heard = new ArrayList<>();
    /** What became of its sockets, in order: {@code opened 1}, {@code hello 1}, {@code closed 1}. */
    final List<String> story = new ArrayList<>();

    private boolean down;
    private boolean mute;
    private Duration life = Duration.ofHours(2);

    /** @param page before it goes anywhere */
    Line(Desk desk, Page page, String topic) {
        this.topic = topic;
        String url = desk.url.toString().replace("http://", "ws://") + "/live-socket";
        page.route("**/live", route -> answer(route, url));
        page.routeWebSocket("**/live-socket", this::open);
    }

    private void answer(Route route, String url) {
        if (down) {
            route.abort();
        } else {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"url\":\"%s\",\"ticket\":\"t-1\",\"topics\":[\"%s\"]}".formatted(url, topic)));
        }
    }

    private void open(WebSocketRoute socket) {
        opened.add(socket);
        int number = opened.size();
        story.add("opened " + number);
        socket.onClose((code, reason) -> story.add("closed " + number));
        socket.onMessage(frame -> {
            heard.add(frame.text());
            if (mute) {
                return;
            }
            if (frame.text().contains("\"watch\"")) {
                story.add("hello " + number);
                socket.send(hello());
            } else {
                socket.send("{\"type\":\"pong\",\"now\":\"%s\"}".formatted(Instant.now()));
            }
        });
    }

    private String hello() {
        Instant now = Instant.now();
        return "{\"type\":\"hello\",\"topics\":[\"%s\"],\"until\":\"%s\",\"beatSeconds\":null,\"now\":\"%s\"}"
                .formatted(topic, now.plus(life), now);
    }

    /** How long each socket is good for, from its hello. */
    void lives(Duration life) {
        this.life = life;
    }

    /** @param frame as the service would send it */
    void tell(String frame) {
        opened.get(opened.size() - 1).send(frame);
    }

    /** How often the page has opened it. */
    int openings() {
        return opened.size();
    }

    /** It breaks, and cannot be had again until {@link #restore}. */
    void cut() {
        down = true;
        opened.get(opened.size() - 1).close();
    }

    void restore() {
        down = false;
    }

    /** From now on nobody answers: it opens, and nobody says hello; it is asked, and nothing comes. */
    void fallSilent() {
        mute = true;
    }

    void speak() {
        mute = false;
    }
}
