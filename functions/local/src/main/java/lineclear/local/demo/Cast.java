package lineclear.local.demo;

import java.util.Arrays;
import java.util.List;

/** Who works at the demo floor: three agents under each preset. Their first stories fill the first minute. */
enum Cast {
    ADA("keen", Story.SECOND_CUSTOMER),
    BEN("keen", Story.VANISHED),
    CLEO("keen", Story.LOST_END),
    DAG("puzzel", Story.CALL),
    EVA("puzzel", Story.NO_ANSWER),
    FINN("puzzel", Story.BREAK),
    GINA("8x8", Story.CALL),
    HUGO("8x8", Story.DECLINED),
    IRIS("8x8", Story.LOST_ANSWER),
    JON("asm", Story.CHAT),
    KARI("asm", Story.CHAT),
    LEO("asm", Story.BREAK);

    private final String policy;
    private final Story first;

    Cast(String policy, Story first) {
        this.policy = policy;
        this.first = first;
    }

    /** In the API: {@code demo-ada}. */
    String agentId() {
        return "demo-" + name().toLowerCase();
    }

    /** For people: {@code Ada}. */
    String person() {
        return name().charAt(0) + name().substring(1).toLowerCase();
    }

    String policy() {
        return policy;
    }

    Story first() {
        return first;
    }

    /** What may happen to them later on: agents of {@code asm} only chat. */
    List<Story> stories() {
        return Arrays.stream(Story.values())
                .filter(story -> policy.equals("asm") ? story.chats() : story != Story.CHAT)
                .toList();
    }
}
