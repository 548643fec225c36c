package lineclear.local.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuarkusConfigTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tmp/${HOME}",
                "literal:pa${ss}w",
                "$",
                "$$",
                "$x",
                "${x:y}",
                "a\\$b",
                "a\\${b}",
                "\\\\$$",
                "C:\\calls\\",
                "a,b",
                "{\"kamailio\":{\"secrets\":[\"literal:\\\\$${x}\"]}}"
            })
    void whatQuarkusIsToldReachesItAsItIs(String value) {
        assertEquals(value, config(QuarkusConfig.verbatim(value)).getValue("told", String.class));
    }

    @Test
    void theSentenceAboutASettingIsFoundWhereverItStands() {
        Throwable refused = assertThrows(
                IllegalArgumentException.class, () -> config("soon").getValue("told", Integer.class));
        RuntimeException suppressing = new RuntimeException("Failed to load config value");
        suppressing.addSuppressed(refused);
        String sentence = QuarkusConfig.refused(new RuntimeException("Failed to start quarkus", suppressing))
                .orElseThrow();
        assertEquals(
                "The config property told with the config value \"soon\" threw an Exception whilst being converted"
                        + " SRCFG00029: Expected an integer value, got \"soon\".",
                sentence);
        assertEquals(Optional.empty(), QuarkusConfig.refused(new IllegalStateException(new RuntimeException("x"))));
    }

    private static SmallRyeConfig config(String value) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(Map.of("told", value), "test", 400))
                .build();
    }
}
