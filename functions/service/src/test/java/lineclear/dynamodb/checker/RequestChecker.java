package lineclear.dynamodb.checker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Refuses every request that the real DynamoDB would refuse, whatever the engine under the tests makes of it. Whether a
 * path leads through maps is seen from the item after the write: no update makes or removes what its own paths lead
 * through, because paths must not overlap, so what is missing afterwards was missing before.
 */
public final class RequestChecker implements ExecutionInterceptor {
    private static final Schemas SCHEMAS = new Schemas();
    private static final List<Rule> RULES = List.of(
            new ExpressionLimits(),
            new Placeholders(),
            new ReservedWords(),
            new Updates(),
            new KeyValues(),
            new ItemLimits(),
            new Reads());

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        Probe probe = new Probe(context.httpRequest(), attributes);
        check(context.request(), table -> schema(table, probe));
    }

    /** @param schemas of each table; empty where there is no such table, and every engine will say so */
    static void check(SdkRequest request, Function<String, Optional<Schema>> schemas) {
        List<Operation> operations = Operation.of(request);
        for (Operation operation : operations) {
            schemas.apply(operation.table()).ifPresent(schema -> RULES.forEach(rule -> rule.check(operation, schema)));
        }
        Batches.check(request, operations, schemas);
    }

    private static Optional<Schema> schema(String table, Probe probe) {
        if (SCHEMAS.of(table).isEmpty()) {
            probe.describe(table);
        }
        return SCHEMAS.of(table);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SCHEMAS.see(context.request(), context.response());
        Probe probe = new Probe(context.httpRequest(), attributes);
        for (Operation operation : Operation.of(context.request())) {
            List<Path> below = Action.of(operation).stream()
                    .map(Action::path)
                    .filter(path -> !path.isTop())
                    .toList();
            if (!below.isEmpty()) {
                Map<String, AttributeValue> item = whole(operation, context)
                        .orElseGet(() -> probe.item(operation.table(), operation.attributes("Key")));
                ItemLimits.check(item);
                below.forEach(path -> Page.UPDATES.demands(
                        item.isEmpty() || path.leadsThrough(item), "what %s leads through is not there", path));
            }
        }
    }

    private static Optional<Map<String, AttributeValue>> whole(Operation operation, Context.AfterExecution context) {
        boolean whole = ReturnValue.ALL_NEW.toString().equals(operation.text("ReturnValues"));
        return whole && context.response() instanceof UpdateItemResponse update
                ? Optional.of(update.attributes())
                : Optional.empty();
    }
}
