package lineclear.local.desk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies between a customer's page and the service on a bad day. Of what the page writes each third request is done
 * and its answer lost, each third does not arrive; of the frames each fourth is lost, comes twice, or after the next.
 */
final class BadLine {
    private final List<WebSocketRoute> sockets = new ArrayList<>();
    private boolean bad;
    private boolean cut;
    private int writes;
    private int frames;
    private String held;

    /** @param page before it goes anywhere */
    BadLine(Page page) {
        page.route("**/chat", this::pass);
        page.route("**/chat/**", this::pass);
        page.routeWebSocket("**/live-socket", this::open);
    }

    void bad() {
        bad = true;
    }

    void cut() {
        cut = true;
        sockets.forEach(WebSocketRoute::close);
        sockets.clear();
    }

    void good() {
        bad = false;
        cut = false;
    }

    private void pass(Route route) {
        boolean write =
                route.request().method().equals("POST") && route.request().url().endsWith("/messages");
        int which = bad && write ? writes++ % 3 : 2;
        if (cut || which == 1) {
            route.abort();
        } else if (which == 0) {
            route.fetch();
            route.abort();
        } else {
            route.resume();
        }
    }

    private void open(WebSocketRoute page) {
        WebSocketRoute service = page.connectToServer();
        sockets.add(page);
        page.onMessage(frame -> service.send(frame.text()));
        service.onMessage(frame -> tell(page, frame.text()));
    }

    private void tell(WebSocketRoute page, String frame) {
        int which = bad && frame.contains("\"ticket\"") ? frames++ % 4 : 3;
        if (which == 1) {
            held = frame;
        } else if (which != 0) {
            page.send(frame);
            if (which == 2) {
                page.send(frame);
            }
            if (held != null) {
                page.send(held);
                held = null;
            }
        }
    }
}
