package lineclear.function;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import lineclear.platform.CallState;
import lineclear.platform.Delivery;
import lineclear.platform.Heard;
import lineclear.platform.LookupPace;
import lineclear.platform.PhonePlatform;

/** A phone platform that says of calls what the test has it say; of others it knows nothing. */
final class ScriptedPlatform implements PhonePlatform {
    final Map<String, CallState> calls = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    /** Whether it finds a call by a name that is made of its id. */
    boolean listsCalls;
    /** How fast it may be asked. */
    LookupPace pace = LookupPace.TOGETHER;
    /** What comes of every delivery. */
    Heard hears = new Heard.BadSignature("It signs nothing.");
    /** What happens while it is being asked. */
    Runnable meanwhile = () -> {};

    private final String name;

    ScriptedPlatform() {
        this("scripted");
    }

    ScriptedPlatform(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Heard hear(Delivery delivery, Instant now) {
        return hears;
    }

    @Override
    public LookupPace pace() {
        return pace;
    }

    @Override
    public boolean saysWhoTalks() {
        return true;
    }

    @Override
    public synchronized Map<String, CallState> ask(Collection<String> callIds) {
        meanwhile.run();
        asked.add(String.join(" ", new TreeSet<>(callIds)));
        Map<String, CallState> answers = new HashMap<>();
        callIds.forEach(id -> answers.put(id, calls.getOrDefault(id, new CallState.Unknown("it does not answer"))));
        return answers;
    }

    @Override
    public Map<String, CallState> askByName(Collection<String> names, UnaryOperator<String> naming) {
        if (!listsCalls) {
            return PhonePlatform.super.askByName(names, naming);
        }
        Map<String, CallState> answers = new HashMap<>();
        calls.forEach((callId, state) -> answers.put(naming.apply(callId), state));
        answers.keySet().retainAll(names);
        return answers;
    }
}
