package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lineclear.dynamodb.table.TableDefinition;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** Against the definition that the tests of the service and the local run create. */
@NeedsNode
class TableTest {
    private static final CreateTableRequest DEFINITION = TableDefinition.create("lineclear");
    private static final Template PROD = Template.ofProd();
    private static final JsonNode TABLE = PROD.only("AWS::DynamoDB::Table");

    @Test
    void keysIndexesAndStreamAreThoseOfTheDefinition() {
        assertEquals("PAY_PER_REQUEST", TABLE.get("BillingMode").asText());
        assertEquals(schema(DEFINITION.keySchema()), schema(TABLE.get("KeySchema")));
        Set<String> defined = new TreeSet<>();
        DEFINITION
                .attributeDefinitions()
                .forEach(one -> defined.add(one.attributeName() + one.attributeTypeAsString()));
        Set<String> found = new TreeSet<>();
        TABLE.get("AttributeDefinitions")
                .forEach(one -> found.add(one.get("AttributeName").asText()
                        + one.get("AttributeType").asText()));
        assertEquals(defined, found);
        assertEquals(
                DEFINITION.streamSpecification().streamViewTypeAsString(),
                TABLE.at("/StreamSpecification/StreamViewType").asText());
        Set<String> indexes = new HashSet<>();
        DEFINITION
                .globalSecondaryIndexes()
                .forEach(index -> indexes.add(index.indexName()
                        + schema(index.keySchema())
                        + index.projection().projectionTypeAsString()
                        + String.join(" ", index.projection().nonKeyAttributes())));
        Set<String> deployed = new HashSet<>();
        TABLE.get("GlobalSecondaryIndexes")
                .forEach(index -> deployed.add(index.get("IndexName").asText()
                        + schema(index.get("KeySchema"))
                        + index.at("/Projection/ProjectionType").asText()
                        + texts(index.at("/Projection/NonKeyAttributes"))));
        assertEquals(indexes, deployed);
    }

    private static String texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return String.join(" ", texts);
    }

    @Test
    void garbageExpires() {
        assertEquals(
                TableDefinition.TIME_TO_LIVE,
                TABLE.at("/TimeToLiveSpecification/AttributeName").asText());
        assertTrue(TABLE.at("/TimeToLiveSpecification/Enabled").asBoolean());
    }

    @Test
    void itCanBeRestoredToAnySecondAndIsEncrypted() {
        for (Template template : List.of(PROD, Template.ofEverything())) {
            JsonNode table = template.only("AWS::DynamoDB::Table");
            assertTrue(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                    .asBoolean());
            assertTrue(table.at("/SSESpecification/SSEEnabled").asBoolean());
        }
    }

    @Test
    void inProdWhatHoldsDataStaysWhenTheStackGoes() {
        assertTrue(TABLE.get("DeletionProtectionEnabled").asBoolean());
        for (String type : List.of("AWS::DynamoDB::Table", "AWS::SecretsManager::Secret", "AWS::Logs::LogGroup")) {
            PROD.all(type).keySet().forEach(id -> {
                assertEquals("Retain", PROD.resource(id).get("DeletionPolicy").asText(), id);
                assertEquals(
                        "Retain", PROD.resource(id).get("UpdateReplacePolicy").asText(), id);
            });
        }
    }

    @Test
    void aDevStackCanBeDestroyedWhole() {
        JsonNode resources = Template.ofEverything().json().get("Resources");
        resources
                .properties()
                .forEach(resource -> assertFalse(
                        resource.getValue().path("DeletionPolicy").asText().startsWith("Retain"), resource.getKey()));
        assertFalse(Template.ofEverything()
                .only("AWS::DynamoDB::Table")
                .path("DeletionProtectionEnabled")
                .asBoolean());
    }

    @Test
    void nothingInItsWayHasAFixedName() {
        assertFalse(TABLE.has("TableName"));
        PROD.all("AWS::Logs::LogGroup").forEach((id, log) -> assertFalse(log.has("LogGroupName"), id));
        PROD.all("AWS::SecretsManager::Secret").forEach((id, secret) -> assertFalse(secret.has("Name"), id));
    }

    private static List<String> schema(List<KeySchemaElement> keys) {
        return keys.stream()
                .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                .toList();
    }

    private static List<String> schema(JsonNode keys) {
        List<String> schema = new ArrayList<>();
        keys.forEach(key -> schema.add(
                key.get("AttributeName").asText() + " " + key.get("KeyType").asText()));
        return schema;
    }
}
