package lineclear.local.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is listed, on short recordings. */
class DifferencesTest {
    @TempDir
    Path folder;

    @Test
    void theWholeReportOfAWrapUp() throws Exception {
        Story story = new Story()
                .reserve("09:05:00", "s-1", "voice")
                .connect("09:05:00", "s-1", "connected")
                .release("09:10:00", "s-1", "completed")
                .choose("09:11:00", "available", ",\"by\":\"supervisor\"");
        assertEquals(
                """
                6 events, 1 agent, 2026-11-02T09:00:00.000Z to 2026-11-02T09:11:00.000Z

                asked       events  keen  puzzel
                register         1
                set-status       2
                reserve          1
                  granted              1       1
                connect          1
                release          1

                offered, all agents (h:mm:ss)     keen   puzzel  difference
                voice                          0:06:00  0:05:30    -0:00:30
                chat                           0:06:00  0:05:30    -0:00:30
                email                                -  0:05:30
                social                               -  0:05:30

                differences                                                     events
                refused only under puzzel                                            0
                refused only under keen                                              0
                refused under both, for different reasons                            0
                another status afterwards                                            1
                  available / wrap-up                                                1
                the same status afterwards, but another offer (of voice, chat)       0
                left out under one: the customer had been turned away there          0

                2026-11-02T09:10:00.000Z  a-1  release s-1 completed  \
                keen: accepted; available "Not Busy", takes voice, chat  \
                puzzel: accepted; wrap-up "Wrap-up" for 30 s, takes nothing
                """,
                report(story, "keen", "puzzel"));
    }

    @Test
    void whoWasTurnedAwayIsLeftOutUntilTheyAreGranted() throws Exception {
        Story story = new Story()
                .reserve("09:01:00", "s-1", "voice")
                .connect("09:01:01", "s-1", "connected")
                .release("09:02:00", "s-1", "completed")
                .reserve("09:02:10", "s-2", "voice")
                .fact("09:02:15", "s-2")
                .reserve("09:02:40", "s-2", "voice")
                .fact("09:02:50", "s-2");
        listed(
                """
                2026-11-02T09:02:00.000Z  a-1  release s-1 completed         \
                keen: accepted; available "Not Busy", takes voice, chat  \
                puzzel: accepted; wrap-up "Wrap-up" for 30 s, takes nothing
                2026-11-02T09:02:10.000Z  a-1  reserve s-2 (voice)           \
                keen: granted; reserved "Busy" for 120 s                 \
                puzzel: refused agent-busy; wrap-up "Wrap-up" for 20 s
                2026-11-02T09:02:15.000Z  a-1  connect s-2 connected (fact)  \
                keen: accepted; connected "Busy"                         puzzel: left out; wrap-up "Wrap-up" for 15 s
                2026-11-02T09:02:40.000Z  a-1  reserve s-2 (voice)           \
                keen: accepted; connected "Busy"                         \
                puzzel: granted; reserved "Connecting" for 120 s
                """,
                story,
                "keen",
                "puzzel");
    }

    @Test
    void aDifferenceThatLastsIsListedOnce() throws Exception {
        Story story = new Story()
                .reserve("09:01:00", "s-1", "chat")
                .connect("09:01:05", "s-1", "connected")
                .connect("09:01:06", "s-1", "connected")
                .choose("09:01:10", "break", ",\"when\":\"after-session\"");
        listed(
                """
                2026-11-02T09:01:00.000Z  a-1  reserve s-1 (chat)     \
                keen: granted; reserved "Busy" for 120 s, takes nothing  \
                puzzel: granted; available "Ready (1)", takes voice, chat
                2026-11-02T09:01:05.000Z  a-1  connect s-1 connected  \
                keen: accepted; connected "Busy", takes nothing          \
                puzzel: accepted; available "Ready (1)", takes voice, chat
                """,
                story,
                "keen",
                "puzzel");
    }

    @Test
    void whatTheClockDidMeanwhileIsSeenAtTheNextEvent() throws Exception {
        Story story = new Story()
                .reserve("09:01:00", "s-1", "voice")
                .connect("09:01:01", "s-1", "ringing")
                .connect("09:01:25.250", "s-1", "connected");
        listed(
                """
                2026-11-02T09:01:25.250Z  a-1  connect s-1 connected  keen: accepted; connected "Busy"  \
                puzzel: refused hold-expired; no-answer "No answer" for 5.750 s
                """,
                story,
                "keen",
                "puzzel");
    }

    @Test
    void bothMayRefuseForDifferentReasons() throws Exception {
        Story story = new Story().reserve("09:01:00", "s-1", "voice").reserve("09:01:30", "s-2", "email");
        listed(
                """
                2026-11-02T09:01:30.000Z  a-1  reserve s-2 (email)  \
                keen: refused agent-unavailable; reserved "Busy" for 90 s  \
                8x8: refused agent-busy; reserved "Offered" for 90 s
                """,
                story,
                "keen",
                "8x8");
    }

    @Test
    void theOfferMayDifferWhereTheStatusDoesNot() throws Exception {
        Story story = new Story().reserve("09:01:00", "s-1", "chat");
        listed(
                """
                2026-11-02T09:01:00.000Z  a-1  reserve s-1 (chat)  \
                keen: granted; reserved "Busy" for 120 s, takes nothing  \
                8x8: granted; reserved "Offered" for 120 s, takes chat
                """,
                story,
                "keen",
                "8x8");
    }

    @Test
    void aChoiceThatOnePolicyDoesNotHaveIsRefusedThere() throws Exception {
        Story story = new Story().choose("09:01:00", "offline", ",\"takes\":{\"calls\":false},\"by\":\"supervisor\"");
        listed(
                """
                2026-11-02T09:01:00.000Z  a-1  set-status offline calls off (supervisor)  \
                keen: accepted; offline "Offline", takes nothing  \
                8x8: refused invalid-request; available "Available", takes voice, chat
                """,
                story,
                "keen",
                "8x8");
    }

    /**
     * The 16 tombstones of a record have long given way to others: the service asks its history, and so does a
     * rehearsal.
     */
    @Test
    void aFactAboutASessionThatIsLongOverTakesNobody() throws Exception {
        Story story = new Story();
        for (int session = 100; session < 150; session++) {
            story.fact("10:" + (session - 90) + ":00", "s-" + session)
                    .release("10:" + (session - 90) + ":30", "s-" + session, "completed");
        }
        for (int session = 100; session < 150; session++) {
            story.fact("11:00:00", "s-" + session);
        }
        story.choose("12:00:00", "break", "");
        String report = report(story, "keen", "keen");
        assertTrue(report.contains("\nvoice                          2:35:00"), report);
    }

    private void listed(String expected, Story story, String first, String second) throws Exception {
        String report = report(story, first, second);
        assertEquals(expected, report.substring(report.lastIndexOf("\n\n") + 2));
    }

    private String report(Story story, String first, String second) throws Exception {
        return Rehearse.report(List.of(story.in(folder).toString(), first, second), Map.<String, String>of()::get);
    }
}
