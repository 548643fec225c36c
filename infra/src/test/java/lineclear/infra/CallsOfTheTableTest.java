package lineclear.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.funqy.Funq;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Follows the byte code from each function to the requests of DynamoDB that it can make. A right that is missing would
 * be found in the cloud only, and one too many never.
 */
class CallsOfTheTableTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("lineclear");

    /** What the client's methods are called in IAM; a transaction needs the rights of what is in it. */
    private static final Map<String, String> ACTIONS = Map.of(
            "getItem", "GetItem",
            "putItem", "PutItem",
            "deleteItem", "DeleteItem",
            "batchGetItem", "BatchGetItem",
            "updateItem", "UpdateItem",
            "query", "Query",
            "queryPaginator", "Query",
            "transactWriteItems", "");

    private static final Map<String, String> IN_TRANSACTIONS = Map.of(
            "software.amazon.awssdk.services.dynamodb.model.Put", "PutItem",
            "software.amazon.awssdk.services.dynamodb.model.Update", "UpdateItem",
            "software.amazon.awssdk.services.dynamodb.model.Delete", "DeleteItem",
            "software.amazon.awssdk.services.dynamodb.model.ConditionCheck", "ConditionCheckItem");

    @Test
    void theRightsAreTheRequestsThatTheCodeCanMake() {
        Map<String, Set<String>> called = new TreeMap<>();
        CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Funq.class))
                .forEach(method ->
                        called.put(method.getAnnotationOfType(Funq.class).value(), requests(method)));
        Map<String, Set<String>> granted = new TreeMap<>();
        for (FunctionEntry entry : FunctionEntry.values()) {
            Set<String> actions = new TreeSet<>(entry.tableActions());
            if (!entry.indexes().isEmpty()) {
                actions.add("Query");
            }
            granted.put(entry.word(), actions);
        }
        assertEquals(called, granted);
    }

    private static Set<String> requests(JavaCodeUnit function) {
        Set<String> requests = new TreeSet<>();
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> waiting = new ArrayDeque<>(Set.of(function));
        while (!waiting.isEmpty()) {
            JavaCodeUnit unit = waiting.pop();
            if (seen.add(unit)) {
                targets(unit).forEach(target -> {
                    note(target, requests);
                    waiting.addAll(implementations(target));
                });
            }
        }
        return requests;
    }

    private static Stream<AccessTarget.CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getMethodCallsFromSelf().stream(),
                        unit.getMethodReferencesFromSelf().stream(),
                        unit.getConstructorCallsFromSelf().stream(),
                        unit.getConstructorReferencesFromSelf().stream())
                .flatMap(accesses -> accesses)
                .map(access -> (AccessTarget.CodeUnitAccessTarget) access.getTarget());
    }

    private static void note(AccessTarget.CodeUnitAccessTarget target, Set<String> requests) {
        String owner = target.getOwner().getName();
        if (owner.equals(DynamoDbClient.class.getName())) {
            String action = ACTIONS.get(target.getName());
            assertNotNull(action, "Which right does " + target.getFullName() + " need?");
            if (!action.isEmpty()) {
                requests.add(action);
            }
        } else if (IN_TRANSACTIONS.containsKey(owner) && target.getName().equals("builder")) {
            requests.add(IN_TRANSACTIONS.get(owner));
        }
    }

    /** The method itself, and what overrides it. */
    private static Set<JavaCodeUnit> implementations(AccessTarget.CodeUnitAccessTarget target) {
        Set<JavaCodeUnit> units = new HashSet<>();
        target.resolveMember().ifPresent(units::add);
        if (target.getOwner().getPackageName().startsWith("lineclear")) {
            String[] parameters = target.getRawParameterTypes().stream()
                    .map(JavaClass::getName)
                    .toArray(String[]::new);
            target.getOwner().getAllSubclasses().forEach(type -> type.tryGetMethod(target.getName(), parameters)
                    .ifPresent(units::add));
        }
        return units;
    }
}
