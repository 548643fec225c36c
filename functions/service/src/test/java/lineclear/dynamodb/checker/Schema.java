package lineclear.dynamodb.checker;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * What a table's definition says of its keys.
 *
 * @param types of all key attributes, the indexes' too
 */
record Schema(Index table, Map<String, Index> indexes, Map<String, ScalarAttributeType> types) {

    /**
     * The table itself, or a global index of it.
     *
     * @param sortKey null when it has none
     */
    record Index(String partitionKey, String sortKey, Projection projection) {
        Set<String> keys() {
            Set<String> keys = new LinkedHashSet<>(List.of(partitionKey));
            Optional.ofNullable(sortKey).ifPresent(keys::add);
            return keys;
        }

        boolean hasAll() {
            return projection == null || projection.projectionType() == ProjectionType.ALL;
        }

        private static Index of(List<KeySchemaElement> keys, Projection projection) {
            return new Index(key(keys, KeyType.HASH), key(keys, KeyType.RANGE), projection);
        }

        private static String key(List<KeySchemaElement> keys, KeyType type) {
            return keys.stream()
                    .filter(key -> key.keyType() == type)
                    .map(KeySchemaElement::attributeName)
                    .findFirst()
                    .orElse(null);
        }
    }

    static Schema of(CreateTableRequest made) {
        Map<String, Index> indexes = new HashMap<>();
        made.globalSecondaryIndexes()
                .forEach(index -> indexes.put(index.indexName(), Index.of(index.keySchema(), index.projection())));
        return new Schema(Index.of(made.keySchema(), null), indexes, types(made.attributeDefinitions()));
    }

    static Schema of(TableDescription described) {
        Map<String, Index> indexes = new HashMap<>();
        described
                .globalSecondaryIndexes()
                .forEach(index -> indexes.put(index.indexName(), Index.of(index.keySchema(), index.projection())));
        return new Schema(Index.of(described.keySchema(), null), indexes, types(described.attributeDefinitions()));
    }

    private static Map<String, ScalarAttributeType> types(List<AttributeDefinition> definitions) {
        Map<String, ScalarAttributeType> types = new HashMap<>();
        definitions.forEach(definition -> types.put(definition.attributeName(), definition.attributeType()));
        return types;
    }

    boolean isPartitionKey(String attribute) {
        return attribute.equals(table.partitionKey)
                || indexes.values().stream().anyMatch(index -> attribute.equals(index.partitionKey));
    }

    /** Everything that an index holds; for the table itself all that is left out is left out by the item. */
    Set<String> projectedInto(String indexName) {
        Index index = indexes.get(indexName);
        Set<String> projected = new LinkedHashSet<>(table.keys());
        projected.addAll(index.keys());
        projected.addAll(index.projection().nonKeyAttributes());
        return projected;
    }
}
