package lineclear.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import lineclear.local.run.LocalRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in as in the cloud, at an OpenID provider: the code flow with PKCE (RFC 6749, 4.1; RFC 7636; RFC 9207). */
class OidcIT {
    @TempDir
    Path folder;

    private Provider provider;
    private LocalRun run;
    private URI url;
    private Chromium chromium;
    private volatile boolean forged;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(Chromium.missing().isEmpty(), Chromium.missing());
        PlaywrightAssertions.setDefaultAssertionTimeout(Desk.CEILING_MILLIS);
        provider = new Provider(() -> forged ? forged(token("supervisor")) : token("supervisor"));
        int port = freePort();
        run = LocalRun.start(
                folder,
                Map.of(
                        "LINECLEAR_DATA",
                        "memory",
                        "QUARKUS_HTTP_PORT",
                        "" + port,
                        "LINECLEAR_PUBLIC_URL",
                        "http://localhost:" + port,
                        "LINECLEAR_SIGN_IN_LOCAL",
                        "false",
                        "LINECLEAR_SIGN_IN_ISSUER",
                        provider.issuer(),
                        "LINECLEAR_SIGN_IN_CLIENT",
                        "pages"));
        url = run.url();
        chromium = Chromium.open();
    }

    @AfterEach
    void close() {
        if (chromium != null) {
            chromium.close();
            run.close();
            provider.close();
        }
    }

    @Test
    void aSupervisorComesBackFromTheProviderToTheFloor() {
        Page floor = page();
        floor.navigate(url.resolve("/desk/floor").toString());
        assertThat(floor.locator("h1")).hasText("The floor");
        assertThat(floor.locator(".who")).hasText("Supervisor");
        assertEquals(url.resolve("/desk/floor").toString(), floor.url(), "no code is left in the address");
        floor.reload();
        assertThat(floor.locator("h1")).hasText("The floor");
    }

    @Test
    void whoIsSomebodyElseIsToldSo() {
        Page own = page();
        own.navigate(url.resolve("/desk/").toString());
        assertThat(own.locator("h1")).hasText("This page is for somebody else");
    }

    @Test
    void anAnswerToAnotherSignInIsNotTaken() {
        provider.confused = true;
        Page floor = page();
        floor.navigate(url.resolve("/desk/floor").toString());
        assertThat(floor.locator(".lead")).hasText("You could not be signed in.");
        assertEquals(null, floor.evaluate("() => sessionStorage.getItem('lineclear.identity')"));
    }

    /** Whoever has a session at the provider is sent back from there at once, and would go round for ever. */
    @Test
    void whoseTokenTheServiceRefusesIsToldSoAndNotSentRoundInACircle() {
        forged = true;
        Page floor = page();
        floor.navigate(url.resolve("/desk/floor").toString());
        assertThat(floor.locator(".lead")).containsText("The service does not accept this sign-in");
        assertEquals(1, provider.visits());
    }

    /** RFC 7636, appendix B. */
    @Test
    void theChallengeIsTheOneOfTheStandard() {
        Page page = page();
        page.navigate(url.resolve("/desk/i18n/en.json").toString());
        assertEquals(
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                page.evaluate("async () => (await import('/desk/oidc.js'))"
                        + ".challenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')"));
    }

    private Page page() {
        BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        context.setDefaultTimeout(Desk.CEILING_MILLIS);
        return context.newPage();
    }

    private String token(String role) {
        try {
            return LocalRun.token(url, role);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same words under another signature. */
    private static String forged(String token) {
        int signature = token.lastIndexOf('.') + 1;
        char first = token.charAt(signature) == 'A' ? 'B' : 'A';
        return token.substring(0, signature) + first + token.substring(signature + 1);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
