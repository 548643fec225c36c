package lineclear.agent;

import lineclear.word.Channel;
import lineclear.word.Ending;
import lineclear.word.Kind;
import lineclear.word.Phase;
import org.junit.jupiter.api.BeforeEach;

/** What a phone platform tells at the address of one session, of each of the phones that ring for it. */
abstract class OneSessionsPhones {
    Scene scene;

    @BeforeEach
    void reserved() {
        scene = Scene.heldFor("s-1", "twilio");
    }

    final Outcome is(Phase phase, String callId) {
        return scene.send(new Command.Connect(
                "s-1", phase, callId, "twilio", Channel.VOICE, Kind.DIRECT, Command.Authority.FACT));
    }

    final Outcome ended(String callId, Ending ending) {
        return scene.send(new Command.Release("s-1", ending, callId, "twilio", null));
    }

    final boolean takes() {
        return scene.view().accepts().get(Channel.VOICE);
    }
}
