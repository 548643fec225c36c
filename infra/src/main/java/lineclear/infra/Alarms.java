package lineclear.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineclear.metrics.Metric;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.Queue;

/** What somebody is woken for. */
final class Alarms {
    private final Watched watched;
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();

    Alarms(Stack stack, Settings settings, Watched watched) {
        this.watched = watched;
        Topic topic = topic(stack);
        settings.alarmEmail().ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
        functions();
        requests();
        drift();
        platforms();
        deliveries();
        for (Alert alert : alerts) {
            Alarm alarm = Alarm.Builder.create(stack, alert.id() + "Alarm")
                    .alarmName(settings.name() + "-" + alert.id())
                    .alarmDescription(alert.description())
                    .metric(alert.metric())
                    .threshold(alert.threshold())
                    .comparisonOperator(alert.comparison())
                    .evaluationPeriods(alert.periods())
                    .treatMissingData(alert.missing())
                    .build();
            alarm.addAlarmAction(new SnsAction(topic));
            alarm.addOkAction(new SnsAction(topic));
            alarms.add(alarm);
        }
    }

    /**
     * Its policy takes the place of the one that lets everything in the account publish: alarms must be let in again.
     */
    private static Topic topic(Stack stack) {
        Topic topic = Topic.Builder.create(stack, "AlarmTopic").enforceSsl(true).build();
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("Alarms")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", stack.getAccount())))
                .build());
        return topic;
    }

    List<Alarm> all() {
        return alarms;
    }

    private void functions() {
        for (FunctionEntry entry : FunctionEntry.values()) {
            alerts.add(new Alert(
                    entry.id() + "Errors",
                    "A function fails",
                    entry.word() + " ended in an error.",
                    watched.ofFunction(entry, "Errors", "Sum"),
                    1,
                    1,
                    true));
            alerts.add(new Alert(
                    entry.id() + "Throttles",
                    "A function is throttled",
                    entry.word() + " was not run, because too many were running.",
                    watched.ofFunction(entry, "Throttles", "Sum"),
                    1,
                    2,
                    true));
            alerts.add(new Alert(
                    entry.id() + "Slow",
                    "A function is slow",
                    "The slowest hundredth of " + entry.word() + " takes " + entry.slowMillis() + " ms or more.",
                    watched.ofFunction(entry, "Duration", "p99"),
                    entry.slowMillis(),
                    3,
                    true));
        }
    }

    private void requests() {
        alerts.add(new Alert(
                "ApiErrors",
                "The API answers 5xx",
                "Five or more answers 5xx in five minutes.",
                watched.ofApi("5xx", "Sum"),
                5,
                1,
                true));
        alerts.add(new Alert(
                "Refusals",
                "Most requests are refused",
                "More than half of the requests are refused.",
                watched.shareOfRequests(Metric.REFUSED),
                50,
                3,
                true));
        alerts.add(new Alert(
                "Races",
                "Writers get in each other's way",
                "One write in five comes second and has to be decided anew.",
                watched.shareOfRequests(Metric.RACE_LOST),
                20,
                3,
                true));
        alerts.add(new Alert(
                "TableThrottled",
                "The table is throttled",
                "DynamoDB turned writes away.",
                watched.ofTable("WriteThrottleEvents", "Sum"),
                1,
                2,
                true));
    }

    private void drift() {
        alerts.add(new Alert(
                "Repaired",
                "Much had to be repaired",
                "Reconcile repairs ten records or more in five minutes, a quarter of an hour long.",
                watched.total(Metric.REPAIRED, "Sum"),
                10,
                3,
                true));
        alerts.add(new Alert(
                "StillUnknown",
                "Nobody can say whether calls go on",
                "Ten sessions or more whose call nobody can vouch for, at each look for a quarter of an hour.",
                watched.total(Metric.STILL_UNKNOWN, "Sum"),
                50,
                3,
                true));
        alerts.add(new Alert(
                "OldestOverdue",
                "Overdue records wait",
                "A look has been due for five minutes or more, and was not made.",
                watched.total(Metric.OLDEST_OVERDUE, "Maximum"),
                300,
                2,
                true));
        alerts.add(new Alert(
                "ReconcileSilent",
                "Reconcile does not run",
                "Reconcile was not called for ten minutes.",
                watched.ofFunction(FunctionEntry.RECONCILE, "Invocations", "Sum"),
                1,
                2,
                false));
    }

    private void platforms() {
        alerts.add(new Alert(
                "LookUpsUnknown",
                "A phone platform does not answer",
                "Twenty questions or more about calls went unanswered in five minutes.",
                watched.total(Metric.LOOK_UP_UNKNOWN, "Sum"),
                20,
                2,
                true));
        alerts.add(new Alert(
                "EventsLate",
                "Events come late",
                "One event in ten is half a minute late or more.",
                watched.total(Metric.EVENT_LATENESS, "p90"),
                30_000,
                3,
                true));
        alerts.add(new Alert(
                "SignaturesRefused",
                "Signatures do not fit",
                "Ten deliveries or more in five minutes proved nothing.",
                watched.total(Metric.SIGNATURE_REFUSED, "Sum"),
                10,
                1,
                true));
    }

    private void deliveries() {
        for (Queue queue : watched.queues()) {
            alerts.add(new Alert(
                    queue.getNode().getId(),
                    "Dead letters",
                    "Something waits in the queue " + queue.getNode().getId() + ".",
                    watched.waitingIn(queue),
                    1,
                    1,
                    true));
        }
        alerts.add(new Alert(
                "AlarmsBehind",
                "Customers are looked at late",
                "An alarm is twenty minutes old or more, and none is kept back for more than fifteen.",
                watched.oldestAlarm(),
                1200,
                2,
                true));
        alerts.add(new Alert(
                "HistoryBehind",
                "The history lags behind",
                "History is five minutes behind the table or more.",
                watched.ofFunction(FunctionEntry.HISTORY, "IteratorAge", "Maximum"),
                300_000,
                2,
                true));
        alerts.add(new Alert(
                "TellBehind",
                "Pages hear late",
                "What pages are told is ten seconds old or more.",
                watched.ofFunction(FunctionEntry.TELL, "IteratorAge", "Maximum"),
                10_000,
                3,
                true));
        alerts.add(new Alert(
                "PushOwed",
                "Pages are not told",
                "A hundred times or more in five minutes a page did not get a frame, and had to ask.",
                watched.total(Metric.PUSH_OWED, "Sum"),
                100,
                3,
                true));
    }
}
