package lineclear.dynamodb.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One conditional write of one item, put together. Never creates an item, as long as the condition demands an
 * attribute.
 *
 * @param condition null for none
 * @param expression the names and values of condition and update
 */
public record Write(Map<String, Object> key, String condition, String update, Expression expression) {

    public UpdateItemRequest.Builder request(String tableName) {
        return UpdateItemRequest.builder()
                .tableName(tableName)
                .key(Attributes.of(key))
                .conditionExpression(condition)
                .updateExpression(update)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values());
    }

    /** As one of several in a transaction. */
    public Update inTransaction(String tableName) {
        return Update.builder()
                .tableName(tableName)
                .key(Attributes.of(key))
                .conditionExpression(condition)
                .updateExpression(update)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build();
    }
}
