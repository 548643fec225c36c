package lineclear.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.TreeMap;
import lineclear.local.gateway.Entrance;
import lineclear.local.start.CannotStart;
import lineclear.local.start.Data;
import lineclear.local.start.Place;

/** What Main does before Quarkus starts. */
public class InMemory implements QuarkusTestResourceLifecycleManager {
    private Data data;

    @Override
    public Map<String, String> start() {
        System.setProperty(Entrance.ALONE, "true");
        try {
            data = Data.open(new Place.Memory(), "lineclear", name -> null, why -> {});
            Map<String, String> properties = new TreeMap<>(data.properties());
            properties.put("lineclear.events-key", "literal:of-the-tests");
            return properties;
        } catch (CannotStart e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        data.close();
    }
}
