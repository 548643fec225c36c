package lineclear.benchmark;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lineclear.agent.Command;
import lineclear.dynamodb.AddressBook;
import lineclear.dynamodb.Agents;
import lineclear.dynamodb.Overdue;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.engine.Engine;
import lineclear.function.Reconcile;
import lineclear.inquiry.ReconcileReport;
import lineclear.platform.deployment.Deployment;
import lineclear.platform.settings.Environment;
import lineclear.word.Channel;
import lineclear.word.Kind;
import lineclear.word.Phase;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Many agents whose call's end was lost, and what it takes to set them right: one look-up for thousands of them, one
 * write each. Beside it the least that could do the same, one conditional update for each, which asks nobody.
 */
final class OverdueRecords {
    private static final int THREADS = 8;
    private static final int MOST_BARE = 10_000;
    private static final int MOST_COUNTED = 2_000;
    private static final int BATCH = 25;
    /** One call in so many goes on. */
    private static final int LIVE = 1_000;

    private static final String SESSION = "0b9d2c4e-6f81-4a53-9b7d-1e3f5a7c9d2b";
    private static final String CALL = "call-of-the-model";
    private static final Duration AGO = Duration.ofHours(3);

    private final DynamoDbClient client;
    private final String table;
    private final int records;

    private OverdueRecords(DynamoDbClient client, String table, int records) {
        this.client = client;
        this.table = table;
        this.records = records;
    }

    static String table(int records) throws Exception {
        try (Engine dynamoDb = Engine.inMemory();
                OneCentre centre = new OneCentre(Math.max(1, records / LIVE))) {
            Counter counter = new Counter();
            DynamoDbClient client = Clients.client(dynamoDb);
            int counted = Math.min(records, MOST_COUNTED);
            OverdueRecords few = new OverdueRecords(Clients.client(dynamoDb, counter), "few", counted);
            few.create();
            counter.resetUnits();
            long requests = counter.allRequests();
            few.reconcile(centre);
            requests = counter.allRequests() - requests;

            OverdueRecords bare = new OverdueRecords(client, "bare", Math.min(records, MOST_BARE));
            bare.create();
            OverdueRecords all = new OverdueRecords(client, "all", records);
            all.create();
            double before = bare.updates(0, bare.records / 2);
            long questions = centre.questions();
            long begun = System.nanoTime();
            ReconcileReport report = all.reconcile(centre);
            double perSecond = records / ((System.nanoTime() - begun) / 1e9);
            questions = centre.questions() - questions;
            double floor = (before + bare.updates(bare.records / 2, bare.records)) / 2;
            return Numbers.text(
                            "Reconcile of %,d overdue records: %,d sessions ended, %,d calls live, %d unknown, %d"
                                    + " postponed.%n%n",
                            report.checked(), report.ended(), report.live(), report.unknown(), report.postponed())
                    + "| overdue records | records/s | of the floor | requests each | write units each, table | indexes"
                    + " | questions to the platform |\n|---|---|---|---|---|---|---|\n"
                    + Numbers.text("| floor: a bare update of each | %.0f | 1.00 | 1.00 | 1.00 | 1.00 | 0 |%n", floor)
                    + Numbers.text(
                            "| reconcile | %.0f | %.2f | %.2f | %.2f | %.2f | %,d |%n",
                            perSecond,
                            perSecond / floor,
                            (double) requests / counted,
                            counter.tableWriteUnits() / counted,
                            counter.indexWriteUnits() / counted,
                            questions);
        }
    }

    /** As many agents in a conversation that goes on: what a minute costs in which nothing is wrong. */
    static String live(int records, int minutes) throws Exception {
        try (Engine dynamoDb = Engine.inMemory();
                OneCentre centre = new OneCentre(records)) {
            Counter counter = new Counter();
            OverdueRecords all = new OverdueRecords(Clients.client(dynamoDb, counter), "live", records);
            all.create();
            StringBuilder rows = new StringBuilder();
            for (int minute = 1; minute <= minutes; minute++) {
                counter.resetUnits();
                long requests = counter.allRequests();
                long questions = centre.questions();
                long begun = System.nanoTime();
                ReconcileReport report = all.reconcile(centre);
                rows.append(Numbers.text(
                        "| %d | %,d | %.1f | %,d | %.0f | %.0f | %,d |%n",
                        minute,
                        report.live(),
                        (System.nanoTime() - begun) / 1e9,
                        counter.allRequests() - requests,
                        counter.readUnits(),
                        counter.tableWriteUnits() + counter.indexWriteUnits(),
                        centre.questions() - questions));
            }
            return "| run | calls that go on | seconds | requests | read units | write units | questions |\n"
                    + "|---|---|---|---|---|---|---|\n" + rows;
        }
    }

    private ReconcileReport reconcile(OneCentre centre) {
        Clock clock = Clock.systemUTC();
        String platforms = "{\"kamailio\":{\"secrets\":[\"literal:" + LocalProcess.SECRET + "\"],\"rpc\":\""
                + centre.rpc() + "\",\"longestCallSeconds\":0}}";
        ReconcileReport report = Reconcile.alone(
                        new Overdue(client, table),
                        Tables.agents(client, table, clock),
                        new AddressBook(client, table),
                        Tables.policies(),
                        Deployment.read(platforms, Environment.ofThisProcess(clock)),
                        clock,
                        THREADS)
                .reconcile(null);
        if (report.checked() != records) {
            throw new IllegalStateException("not all of " + records + " were looked at: " + report);
        }
        return report;
    }

    /** How many a second. */
    private double updates(int from, int to) {
        AtomicInteger next = new AtomicInteger(from);
        long begun = System.nanoTime();
        Round.together(THREADS, thread -> {
            for (int agent = next.getAndIncrement(); agent < to; agent = next.getAndIncrement()) {
                Floor.end(client, table, agent, SESSION, System.currentTimeMillis());
            }
            return null;
        });
        return (to - from) / ((System.nanoTime() - begun) / 1e9);
    }

    /** One agent is brought there by the rules; all the others are as that one. */
    private void create() {
        Tables.create(client, table);
        Clock then = Clock.fixed(Instant.now().minus(AGO), ZoneOffset.UTC);
        Tables.available(client, table, 0, then);
        Agents agents = Tables.agents(client, table, then);
        agents.apply(Tables.agentId(0), LineclearCycle.reserve(SESSION, null, "kamailio"));
        agents.apply(
                Tables.agentId(0),
                new Command.Connect(
                        SESSION,
                        Phase.CONNECTED,
                        CALL,
                        "kamailio",
                        Channel.VOICE,
                        Kind.STANDARD,
                        Command.Authority.FACT));
        Map<String, AttributeValue> model = Tables.record(client, table, 0);
        AtomicInteger next = new AtomicInteger();
        Round.together(THREADS, thread -> {
            for (int from = next.getAndAdd(BATCH); from < records; from = next.getAndAdd(BATCH)) {
                write(IntStream.range(from, Math.min(from + BATCH, records))
                        .mapToObj(agent -> copy(model, agent))
                        .toList());
            }
            return null;
        });
    }

    private static Map<String, AttributeValue> copy(Map<String, AttributeValue> model, int agent) {
        Map<String, AttributeValue> session =
                new HashMap<>(model.get("sessions").m().get(SESSION).m());
        session.put("callId", AttributeValue.fromS(OneCentre.callId(agent)));
        int shard = Math.floorMod(Tables.agentId(agent).hashCode(), Overdue.SHARDS);
        Map<String, AttributeValue> copy = new HashMap<>(model);
        copy.putAll(Tables.key(agent));
        copy.put(TableDefinition.WATCH, AttributeValue.fromS("watch#" + shard));
        copy.put("sessions", AttributeValue.fromM(Map.of(SESSION, AttributeValue.fromM(session))));
        return copy;
    }

    private void write(List<Map<String, AttributeValue>> items) {
        List<WriteRequest> writes = items.stream()
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        if (!client.batchWriteItem(request -> request.requestItems(Map.of(table, writes)))
                .unprocessedItems()
                .isEmpty()) {
            throw new IllegalStateException("not all were written");
        }
    }
}
