package lineclear.dynamodb.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Queries and scans: how many, and of an index only what it holds. */
final class Reads implements Rule {

    @Override
    public void check(Operation operation, Schema schema) {
        if (operation.has("Limit")) {
            Page.QUERY.demands((Integer) operation.fields().get("Limit") >= 1, "a limit is at least 1");
        }
        String indexName = operation.text("IndexName");
        Schema.Index index =
                indexName == null ? schema.table() : schema.indexes().get(indexName);
        Page.QUERY.demands(index != null, "there is no index %s", indexName);
        if (operation.has("KeyConditionExpression")) {
            for (String filtered : tops(operation, Words.FILTER)) {
                Page.QUERY.demands(!index.keys().contains(filtered), "a filter on %s, which is a key", filtered);
            }
        }
        if (indexName != null) {
            checkIndex(operation, schema, indexName);
        }
    }

    private static void checkIndex(Operation operation, Schema schema, String name) {
        boolean consistent = Boolean.TRUE.equals(operation.fields().get("ConsistentRead"));
        Page.GLOBAL_INDEXES.demands(!consistent, "index %s is never read consistently", name);
        if (schema.indexes().get(name).hasAll()) {
            return;
        }
        boolean everything = Select.ALL_ATTRIBUTES.toString().equals(operation.text("Select"));
        Page.GLOBAL_INDEXES.demands(!everything, "index %s has not all attributes", name);
        Set<String> projected = schema.projectedInto(name);
        List<String> asked = tops(operation, Words.PROJECTION);
        asked.addAll(tops(operation, Words.FILTER));
        for (String attribute : asked) {
            Page.GLOBAL_INDEXES.demands(projected.contains(attribute), "index %s has no %s", name, attribute);
        }
    }

    /** The attributes that an expression names first in a path. */
    private static List<String> tops(Operation operation, String kind) {
        List<String> tops = new ArrayList<>();
        for (Words words : operation.expressions()) {
            if (words.kind().equals(kind)) {
                List<String> bare = words.bareNames();
                for (int i = 0; i < words.all().size(); i++) {
                    boolean first = i == 0 || !words.all().get(i - 1).equals(".");
                    String word = words.all().get(i);
                    if (first && (word.startsWith("#") || bare.contains(word))) {
                        tops.add(operation.names().getOrDefault(word, word));
                    }
                }
            }
        }
        return tops;
    }
}
