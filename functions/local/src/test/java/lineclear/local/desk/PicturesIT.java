package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages' pictures, in {@code target/pages}. Those that the README shows are kept in {@code pages}, and written anew
 * with {@code -Dlineclear.write-pictures=true}.
 */
class PicturesIT {
    /** A picture that is longer to load than the page itself would be a bad sign. */
    private static final long MOST_BYTES = 200_000;

    @TempDir
    Path folder;

    @Test
    void bothPagesInLightAndDark() throws Exception {
        assumeTrue(Chromium.missing().isEmpty(), Chromium.missing());
        try (Desk desk = Desk.open(folder)) {
            Somebody ada = Somebody.named(desk, "ada", "Ada Reyes", "keen");
            people(desk);
            ada.reserve("voice");
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                Page own = desk.pageOf(ada, options -> options.setColorScheme(scheme));
                assertThat(own.locator(".status")).hasAttribute("data-status", "reserved");
                own.locator(".verify .head button").click();
                assertThat(own.locator(".verdict")).isVisible();
                take(own, "agent", scheme);
                Page floor = desk.open("/desk/floor", options -> options.setColorScheme(scheme));
                assertThat(floor.locator(".row[data-status]")).hasCount(9);
                take(floor, "floor", scheme);
            }
        }
    }

    private static void people(Desk desk) throws Exception {
        Somebody bo = Somebody.named(desk, "bo", "Bo Lindqvist", "puzzel");
        bo.written(2);
        Somebody cam = Somebody.named(desk, "cam", "Cam Okafor", "8x8");
        cam.connect(cam.reserve("chat", "standard", "{\"id\":\"c-31\",\"name\":\"Linus\"}"), "connected");
        Somebody dee = Somebody.named(desk, "dee", "Dee Marsh", "asm");
        dee.setBySupervisor("{\"status\":\"break\",\"message\":\"Please join the meeting\"}");
        Somebody.named(desk, "eli", "Eli Novak", "keen").set("{\"status\":\"break\",\"reason\":\"lunch\"}");
        Somebody fia = Somebody.named(desk, "fia", "Fia Åström", "puzzel");
        String talk = fia.reserve("voice");
        fia.connect(talk, "connected").release(talk, "completed");
        Somebody.named(desk, "gus", "Gus Tanaka", "8x8");
        Somebody hal = Somebody.named(desk, "hal", "Hal Brandt", "keen");
        hal.connect(hal.reserve("voice", "standard", "{\"id\":\"c-51\",\"name\":\"Ida\"}"), "ringing");
        Somebody.named(desk, "ivy", "Ivy Chen", "keen").choose("logged-off");
    }

    private static void take(Page page, String name, ColorScheme scheme) throws Exception {
        String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
        byte[] picture = page.screenshot();
        assertTrue(picture.length < MOST_BYTES, file + " has " + picture.length + " bytes");
        Files.write(Files.createDirectories(Path.of("target/pages")).resolve(file), picture);
        if (Boolean.getBoolean("lineclear.write-pictures")) {
            Files.write(Files.createDirectories(Path.of("pages")).resolve(file), picture);
        }
    }
}
