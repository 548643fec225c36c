package lineclear.function;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import lineclear.routing.Alarm;
import lineclear.routing.Wake;

/** Alarms that ring when the test says so. */
final class Alarms implements Alarm {
    private final ConcurrentSkipListMap<Instant, List<Wake>> set = new ConcurrentSkipListMap<>();

    @Override
    public synchronized void at(Instant at, Wake whom) {
        set.computeIfAbsent(at, first -> new ArrayList<>()).add(whom);
    }

    /** Those that are due by then, which are not set any more. */
    synchronized List<Wake> due(Instant to) {
        List<Wake> due = new ArrayList<>();
        Iterator<Map.Entry<Instant, List<Wake>>> early =
                set.headMap(to, true).entrySet().iterator();
        while (early.hasNext()) {
            due.addAll(early.next().getValue());
            early.remove();
        }
        return due;
    }
}
