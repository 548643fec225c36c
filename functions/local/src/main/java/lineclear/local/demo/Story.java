package lineclear.local.demo;

import java.util.ArrayList;
import java.util.List;

/** What happens between a customer and an agent. */
enum Story {
    CALL,
    CHAT,
    /** While one customer holds the agent, another asks for them. */
    SECOND_CUSTOMER,
    /** The customer holds the agent and is never heard of again. */
    VANISHED,
    NO_ANSWER,
    DECLINED,
    /** Nobody tells that the call has ended. */
    LOST_END,
    /** Nobody tells that the call was answered. */
    LOST_ANSWER,
    BREAK;

    private static final int RING = 4;
    private static final int HOLD_SECONDS = 120;
    private static final int SHORT_HOLD_SECONDS = 15;

    boolean chats() {
        return this == CHAT || this == VANISHED || this == BREAK;
    }

    /** How long people talk, in seconds, comes from outside: stories are the same each time. */
    List<Beat> beats(int talk) {
        return switch (this) {
            case CALL, CHAT -> conversation(talk, Scene::ended);
            case SECOND_CUSTOMER -> {
                List<Beat> beats = new ArrayList<>(conversation(talk, Scene::ended));
                beats.add(1, Beat.in(2, Scene::secondCustomer));
                yield beats;
            }
            case VANISHED -> List.of(
                    Beat.in(1, scene -> scene.reserves(SHORT_HOLD_SECONDS)),
                    Beat.in(SHORT_HOLD_SECONDS + 1, Scene::holdRanOut));
            case NO_ANSWER -> unanswered("no-answer");
            case DECLINED -> unanswered("declined");
            case LOST_END -> conversation(SHORT_HOLD_SECONDS, talk / 2, Scene::endedUnheard);
            case LOST_ANSWER -> List.of(
                    Beat.in(1, scene -> scene.reserves(SHORT_HOLD_SECONDS)),
                    Beat.in(3, Scene::rings),
                    Beat.in(RING, Scene::answeredUnheard),
                    Beat.in(1, Scene::untilFoundTalking),
                    Beat.in(talk, Scene::ended));
            case BREAK -> List.of(Beat.in(3, Scene::takesABreak), Beat.in(20, Scene::isBack));
        };
    }

    private static List<Beat> conversation(int talk, Beat.Act end) {
        return conversation(HOLD_SECONDS, talk, end);
    }

    private static List<Beat> conversation(int holdSeconds, int talk, Beat.Act end) {
        return List.of(
                Beat.in(1, scene -> scene.reserves(holdSeconds)),
                Beat.in(3, Scene::rings),
                Beat.in(RING, Scene::answers),
                Beat.in(talk, end));
    }

    private static List<Beat> unanswered(String outcome) {
        return List.of(
                Beat.in(1, scene -> scene.reserves(HOLD_SECONDS)),
                Beat.in(3, Scene::rings),
                Beat.in(2 * RING, scene -> scene.endsUnanswered(outcome)));
    }
}
