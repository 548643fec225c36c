package lineclear.local.desk;

/**
 * A state that an agent of one of the policies can be in, and how they come there. What their page shows of it is its
 * status.
 */
enum Situation {
    KEEN_NOT_BUSY("keen", "available", ada -> {}),
    KEEN_TAKES_NO_CHATS("keen", "available", ada -> ada.set("{\"takes\":{\"chats\":false}}")),
    KEEN_RESERVED("keen", "reserved", ada -> ada.reserve("voice")),
    KEEN_RINGING("keen", "ringing", ada -> ada.connect(ada.reserve("chat"), "ringing")),
    KEEN_IN_A_CALL("keen", "connected", ada -> ada.call(ada.reserve("voice"), "connected")),
    KEEN_IN_AN_ARRANGED_CHAT(
            "keen", "connected", ada -> ada.connect(ada.reserve("chat", "arranged", "{\"id\":\"c-9\"}"), "connected")),
    KEEN_ON_A_TEST_CALL(
            "keen", "busy", ada -> ada.connect(ada.reserve("voice", "test", "{\"id\":\"c-9\"}"), "connected")),
    KEEN_LUNCH_AFTER_THIS("keen", "reserved", ada -> {
        ada.reserve("voice");
        ada.set("{\"status\":\"break\",\"reason\":\"lunch\",\"when\":\"after-session\"}");
    }),
    KEEN_ON_BREAK("keen", "break", ada -> ada.set("{\"status\":\"break\",\"reason\":\"lunch\"}")),
    KEEN_OFFLINE("keen", "offline", ada -> ada.choose("offline")),
    KEEN_LOGGED_OFF("keen", "logged-off", ada -> ada.choose("logged-off")),
    /** Their open page is the device that the policy asks for. */
    WATCHED_AND_THERE("watched", "available", ada -> {}),
    PUZZEL_READY("puzzel", "available", ada -> {}),
    PUZZEL_TWO_IN_HAND("puzzel", "available", ada -> ada.written(2)),
    PUZZEL_FIVE_IN_HAND("puzzel", "busy", ada -> ada.written(5)),
    PUZZEL_CONNECTING("puzzel", "ringing", ada -> ada.connect(ada.reserve("voice"), "ringing")),
    PUZZEL_CONNECTED("puzzel", "connected", ada -> ada.call(ada.reserve("voice"), "connected")),
    PUZZEL_WRAP_UP("puzzel", "wrap-up", Situation::hasTalked),
    PUZZEL_NO_ANSWER("puzzel", "no-answer", ada -> ada.offered("no-answer")),
    PUZZEL_DECLINED("puzzel", "busy", ada -> ada.offered("declined")),
    PUZZEL_PAUSE("puzzel", "break", ada -> ada.choose("break")),
    PUZZEL_LOGGED_OFF("puzzel", "logged-off", ada -> ada.choose("logged-off")),
    EIGHT_AVAILABLE("8x8", "available", ada -> {}),
    EIGHT_IN_PROGRESS("8x8", "connected", ada -> ada.connect(ada.reserve("chat"), "connected")),
    EIGHT_STOP_NEW("8x8", "connected", ada -> ada.connect(ada.reserve("chat"), "connected")
            .choose("stop-new")),
    EIGHT_POST_PROCESSING("8x8", "wrap-up", Situation::hasTalked),
    EIGHT_ON_BREAK("8x8", "break", ada -> ada.choose("break")),
    EIGHT_WORKING_OFFLINE("8x8", "offline", ada -> ada.choose("offline")),
    ASM_ONLINE("asm", "available", ada -> {}),
    ASM_IN_A_CHAT("asm", "connected", ada -> ada.connect(ada.reserve("chat"), "connected")),
    ASM_TOLD_BY_THE_MANAGER(
            "asm", "break", ada -> ada.setBySupervisor("{\"status\":\"break\",\"message\":\"Come to the meeting\"}"));

    /** What happens to an agent. */
    interface Story {
        void to(Somebody ada) throws Exception;
    }

    final String policy;
    final String status;
    private final Story story;

    Situation(String policy, String status, Story story) {
        this.policy = policy;
        this.status = status;
        this.story = story;
    }

    /** Somebody new who is in it now. */
    Somebody of(Desk desk) throws Exception {
        Somebody ada = desk.somebody(policy);
        story.to(ada);
        return ada;
    }

    private static void hasTalked(Somebody ada) throws Exception {
        String session = ada.reserve("voice");
        ada.connect(session, "connected").release(session, "completed");
    }
}
