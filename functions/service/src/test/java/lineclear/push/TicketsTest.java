package lineclear.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineclear.TestClock;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.secret.Secrets;
import lineclear.platform.secret.Vault;
import lineclear.platform.wire.Hmac;
import org.junit.jupiter.api.Test;

/** Tickets that open a socket: whose, for how long, and that nobody can make one up. */
class TicketsTest {
    private final TestClock clock = new TestClock();
    private final Ticket ticket =
            new Ticket("u-17", "a-17", List.of("agent#a-17"), Instant.parse("2026-11-02T11:00:00Z"));

    private Tickets with(String... keys) {
        Vault vault = new Vault(Map.<String, String>of()::get, clock, new BoundedHttp());
        return new Tickets(
                new Secrets(Arrays.stream(keys)
                        .map(key -> vault.secret("literal:" + key))
                        .toList()),
                clock);
    }

    private String issued() {
        return with("key-1").issue(ticket).orElseThrow();
    }

    @Test
    void oneSaysWhatItWasIssuedFor() {
        assertEquals(Optional.of(ticket), with("key-1").read(issued()));
        Ticket floor = new Ticket(null, null, List.of("floor"), ticket.until());
        assertEquals(
                Optional.of(floor),
                with("key-1").read(with("key-1").issue(floor).orElseThrow()));
    }

    /** RFC 6455, 4.1: the elements of Sec-WebSocket-Protocol are tokens; RFC 7230, 3.2.6 says of what. */
    @Test
    void oneConsistsOfWhatASubProtocolMayConsistOf() {
        assertTrue(issued().matches("[A-Za-z0-9_.-]+"), issued());
    }

    @Test
    void oneIsGoodForAMinute() {
        String issued = issued();
        clock.forward(Tickets.LIFE.minusMillis(1));
        assertEquals(Optional.of(ticket), with("key-1").read(issued));
        clock.forward(Duration.ofMillis(1));
        assertEquals(Optional.empty(), with("key-1").read(issued));
    }

    @Test
    void keysAreChangedWithoutAGap() {
        assertEquals(Optional.of(ticket), with("key-2", "key-1").read(issued()));
        assertEquals(Optional.empty(), with("key-2").read(issued()));
    }

    @Test
    void whoeverChangesWhatItSaysHasNone() {
        String signature = issued().substring(issued().indexOf('.'));
        String claims = "{\"who\":\"u-17\",\"topics\":[\"floor\"],\"until\":9999999999999,\"end\":9999999999999}";
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes()) + signature;
        for (String odd : List.of(forged, "", ".", "a.", ".b", "a.b", issued() + "x", "a".repeat(5000) + ".b")) {
            assertEquals(Optional.empty(), with("key-1").read(odd), odd);
        }
    }

    /** The events' addresses are signed with the same key: one of theirs over a ticket's text is no ticket's. */
    @Test
    void aSignatureForSomethingElseIsNone() {
        String payload = issued().substring(0, issued().indexOf('.'));
        byte[] other = Hmac.sha256(Hmac.bytes("key-1"), Hmac.bytes(payload));
        String forged = payload + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(other);
        assertEquals(Optional.empty(), with("key-1").read(forged));
    }

    @Test
    void withoutAKeyThereAreNone() {
        assertEquals(Optional.empty(), with().issue(ticket));
        assertEquals(Optional.empty(), with().read(issued()));
    }
}
