package lineclear.dynamodb;

import java.util.Optional;
import lineclear.dynamodb.fault.TableUnreachable;
import lineclear.dynamodb.table.Keys;
import lineclear.dynamodb.table.RecordTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whose address it is: by it a phone platform names an agent. */
public final class AddressBook {
    private final RecordTable table;

    public AddressBook(DynamoDbClient client, String tableName) {
        this.table = new RecordTable(client, tableName);
    }

    /** The agent with this address: one consistent read. */
    public Optional<String> agentAt(Address address) {
        return TableUnreachable.unless(() ->
                table.get(Keys.address(address.platform(), address.value())).map(item -> (String) item.get("agentId")));
    }
}
