package lineclear.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineclear.agent.Outcome;
import lineclear.agent.record.AgentRecord;
import lineclear.dynamodb.table.Attributes;
import lineclear.dynamodb.table.Expression;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.TableDefinition;
import lineclear.dynamodb.table.Write;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The transaction of one registration, or of its end, put together. */
final class RegistrationWrite {
    private static final ReturnValuesOnConditionCheckFailure ALL_OLD = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private final String tableName;
    private final String agentId;
    private final String writer;
    private final Instant now;
    private final List<TransactWriteItem> items = new ArrayList<>();
    private final Map<Integer, Address> claims = new LinkedHashMap<>();

    RegistrationWrite(String tableName, String agentId, String writer, Instant now) {
        this.tableName = tableName;
        this.agentId = agentId;
        this.writer = writer;
        this.now = now;
    }

    /** Every map exists from the start, even empty: a write below a missing map would fail. */
    void create(AgentRecord record) {
        Map<String, Object> item = RecordCodec.encode(record);
        item.putAll(Keys.record(agentId));
        item.put(RecordCodec.VERSION, record.version());
        item.put("writer", writer);
        item.put("at", now.toEpochMilli());
        item.put(TableDefinition.ROSTER, Keys.roster(Keys.shard(agentId)));
        put(item, "attribute_not_exists(" + TableDefinition.PARTITION_KEY + ")", new Expression());
    }

    void change(AgentRecord stored, AgentRecord changed) {
        Write write = RecordWrites.decided(stored, new Outcome.Changed(changed, Outcome.Effect.CHANGE), writer, now);
        items.add(TransactWriteItem.builder()
                .update(write.inTransaction(tableName))
                .build());
    }

    void remove(AgentRecord stored) {
        Expression expression = new Expression();
        String unchanged = expression.path(RecordCodec.VERSION) + " = " + expression.value(stored.version());
        delete(Keys.record(agentId), unchanged, expression);
    }

    /** In place of the profile: how far the versions had come. */
    void leftProfile(String seenWriter, long version) {
        Map<String, Object> left = new LinkedHashMap<>();
        left.put(Profile.LAST_VERSION, version);
        left.put(TableDefinition.TIME_TO_LIVE, now.plus(EndedSession.KEPT).getEpochSecond());
        profile(seenWriter, List.of(), List.of(), List.of(), left);
    }

    /** Record and profile are two items: what was read of them may lie on two sides of another registration. */
    void profile(String seenWriter, List<Address> addresses, List<String> queues, List<String> skills) {
        profile(seenWriter, addresses, queues, skills, Map.of());
    }

    private void profile(
            String seenWriter,
            List<Address> addresses,
            List<String> queues,
            List<String> skills,
            Map<String, Object> more) {
        Map<String, Object> item = new LinkedHashMap<>(Keys.profile(agentId));
        item.putAll(more);
        List<Map<String, Object>> encoded = new ArrayList<>();
        for (Address address : addresses) {
            encoded.add(Map.of("platform", address.platform(), "value", address.value()));
        }
        item.put(Profile.ADDRESSES, encoded);
        item.put(Profile.QUEUES, queues);
        if (!skills.isEmpty()) {
            item.put(Profile.SKILLS, skills);
        }
        item.put("writer", writer);
        Expression expression = new Expression();
        String stored = expression.path("writer");
        put(
                item,
                seenWriter == null
                        ? "attribute_not_exists(" + stored + ")"
                        : stored + " = " + expression.value(seenWriter),
                expression);
    }

    void addresses(List<Address> before, List<Address> after) {
        for (Address gone : before) {
            if (!after.contains(gone)) {
                Expression expression = new Expression();
                delete(Keys.address(gone.platform(), gone.value()), own(expression), expression);
            }
        }
        for (Address address : after) {
            if (!before.contains(address)) {
                Map<String, Object> item = new LinkedHashMap<>(Keys.address(address.platform(), address.value()));
                item.put("agentId", agentId);
                claims.put(items.size(), address);
                Expression expression = new Expression();
                put(item, own(expression), expression);
            }
        }
    }

    private String own(Expression expression) {
        String holder = expression.path("agentId");
        return "attribute_not_exists(" + holder + ") OR " + holder + " = " + expression.value(agentId);
    }

    private void delete(Map<String, Object> key, String condition, Expression expression) {
        items.add(TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(tableName)
                        .key(Attributes.of(key))
                        .conditionExpression(condition)
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .build())
                .build());
    }

    private void put(Map<String, Object> item, String condition, Expression expression) {
        Put.Builder put = Put.builder()
                .tableName(tableName)
                .item(Attributes.of(item))
                .conditionExpression(condition)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .returnValuesOnConditionCheckFailure(ALL_OLD);
        items.add(TransactWriteItem.builder().put(put.build()).build());
    }

    /** The address that item {@code index} of the transaction claims; null when it claims none. */
    Address addressAt(int index) {
        return claims.get(index);
    }

    TransactWriteItemsRequest request() {
        return TransactWriteItemsRequest.builder().transactItems(items).build();
    }
}
