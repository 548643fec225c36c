package lineclear.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineclear.platform.lookup.BoundedHttp;
import lineclear.platform.secret.Secret;
import lineclear.platform.secret.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSettingsTest {
    private final Vault vault = new Vault(Map.of("KEY", "k-1")::get, Clock.systemUTC(), new BoundedHttp());

    @Test
    void keysAreReadInTheirOrderAndTheAddressLosesItsLastSlash() {
        EventSettings settings = read("https://calls.example.org/lines//", " env:KEY\n literal:k-2 ");
        assertEquals(Optional.of("https://calls.example.org/lines"), settings.base());
        assertEquals(
                List.of("k-1", "k-2"),
                settings.keys().stream().map(Secret::value).toList());
    }

    @Test
    void whatIsKeptInAStoreIsNotReadYet() {
        assertEquals(
                1, read("http://10.0.0.7:8080", "ssm:/lineclear/key").keys().size());
    }

    @Test
    void blankIsNotSet() {
        assertEquals(new EventSettings(Optional.empty(), List.of()), read(" ", " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush", "env:NOPE", "env:KEY hush", "ssm:a b?", "literal:"})
    void aKeyThatIsNoneIsNamedByItsVariableAndNotRepeated(String keys) {
        String told = assertThrows(IllegalArgumentException.class, () -> read("https://x", keys))
                .getMessage();
        assertTrue(told.startsWith("LINECLEAR_EVENTS_KEY "), told);
        assertFalse(told.contains("hush"), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "javascript:alert(1)", "https://ada:hush@x", "https://x?y=1", "wss://x"})
    void anAddressThatIsNoneIsNamedByItsVariable(String url) {
        String told = assertThrows(IllegalArgumentException.class, () -> read(url, ""))
                .getMessage();
        assertTrue(told.startsWith("LINECLEAR_PUBLIC_URL must be the address"), told);
        assertFalse(told.contains("hush"), told);
    }

    private EventSettings read(String url, String keys) {
        return EventSettings.read(Optional.of(url), Optional.of(keys), vault);
    }
}
