package lineclear.agent.page;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import lineclear.agent.Command;
import lineclear.agent.Scene;
import lineclear.agent.policy.Policy;
import lineclear.word.Channel;
import lineclear.word.Choice;
import lineclear.word.Ending;
import lineclear.word.Phase;
import lineclear.word.Trigger;

/** Every situation in which an agent of a policy is shown in a way of its own, brought about by playing it. */
final class Occasions {
    /** What begins the occasions that differ in a number only. */
    static final String WRITTEN = "written requests in hand: ";

    private final Policy policy;
    private BiConsumer<String, Scene> tell;

    Occasions(Policy policy) {
        this.policy = policy;
    }

    void each(BiConsumer<String, Scene> teller) {
        tell = teller;
        tell.accept("chosen, and nothing is in the way", Scene.available(policy));
        counted();
        for (Channel channel : policy.phased()) {
            offered(channel);
            conversations(channel);
        }
        ownCall();
        for (Channel channel : policy.phased()) {
            afterwards(channel);
        }
        policy.choices().keySet().stream()
                .filter(choice -> choice != Choice.AVAILABLE && choice != Choice.STOP_NEW)
                .forEach(this::chosen);
    }

    /** Sessions that only count, one after the other until no more are offered. */
    private void counted() {
        Set<Channel> only = EnumSet.copyOf(policy.channels());
        only.removeAll(policy.phased());
        Scene scene = Scene.available(policy);
        int open = 0;
        while (only.stream().anyMatch(scene.offered()::contains)) {
            Channel next = only.stream()
                    .filter(scene.offered()::contains)
                    .reduce((one, other) -> other)
                    .orElseThrow();
            scene.talk("s-" + ++open, next);
            tell.accept(WRITTEN + open, scene);
        }
    }

    private void offered(Channel channel) {
        Scene scene = Scene.available(policy);
        scene.reserve("s-1", channel);
        tell.accept("held for a customer's " + PolicyWords.noun(channel, false), scene);
        scene.ask("s-1", Phase.RINGING);
        tell.accept("the " + PolicyWords.noun(channel, false) + " rings", scene);
    }

    private void conversations(Channel channel) {
        Scene scene = Scene.available(policy);
        int open = 0;
        while (scene.offered().contains(channel)) {
            scene.talk("s-" + ++open, channel);
            tell.accept(
                    "in " + (open == 1 ? PolicyWords.one(channel) : open + " " + PolicyWords.noun(channel, true)),
                    scene);
        }
        if (scene.view().may().choose().contains(Choice.STOP_NEW)) {
            scene.choose(Choice.STOP_NEW);
            tell.accept("chosen during " + PolicyWords.one(channel), scene);
        }
    }

    private void ownCall() {
        if (policy.channels().contains(Channel.VOICE)) {
            Scene scene = Scene.available(policy);
            scene.fact("s-1", Phase.CONNECTED);
            tell.accept("on a support, test or direct call", scene);
            scene.release("s-1", Ending.COMPLETED);
            pause("after a support, test or direct call", scene);
        }
    }

    private void afterwards(Channel channel) {
        Scene ended = Scene.available(policy);
        ended.talk("s-1", channel);
        ended.release("s-1", Ending.COMPLETED);
        pause("after " + PolicyWords.one(channel), ended);
        for (Ending ending : new Ending[] {Ending.DECLINED, Ending.NO_ANSWER}) {
            Scene scene = Scene.available(policy);
            scene.reserve("s-1", channel);
            scene.ask("s-1", Phase.RINGING);
            scene.release("s-1", ending);
            pause(ending == Ending.DECLINED ? "after a declined offer" : "after a missed offer", scene);
        }
    }

    private void pause(String when, Scene scene) {
        if (scene.settled().cause() != null) {
            tell.accept(when, scene);
        }
    }

    private void chosen(Choice choice) {
        Scene scene = Scene.available(policy);
        scene.send(new Command.SetStatus(choice, null, null, false, Scene.SUPERVISOR));
        tell.accept("chosen" + brought(choice), scene);
    }

    /** How else the status comes about than by choosing it. */
    private String brought(Choice choice) {
        StringBuilder others = new StringBuilder();
        policy.transitions().stream()
                .filter(row -> row.trigger() != Trigger.CHOSEN && row.to() == choice.shown())
                .map(row -> row.trigger().sentence() + (row.times() > 1 ? " " + row.times() + " times in a row" : ""))
                .distinct()
                .forEach(other -> others.append("; or ").append(other));
        return others.toString();
    }
}
