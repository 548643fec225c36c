package lineclear.word;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Sets and maps of constants in their declared order, so that whatever is printed or hashed from them is the same in
 * every JVM.
 */
public final class Enums {
    private Enums() {}

    public static <E extends Enum<E>> Set<E> copy(Class<E> type, Collection<E> constants) {
        if (constants.isEmpty()) {
            return Set.of();
        }
        Set<E> ordered = EnumSet.noneOf(type);
        ordered.addAll(constants);
        return Collections.unmodifiableSet(ordered);
    }

    public static <E extends Enum<E>, V> Map<E, V> copy(Class<E> type, Map<E, V> byConstant) {
        if (byConstant.isEmpty()) {
            return Map.of();
        }
        Map<E, V> ordered = new EnumMap<>(type);
        ordered.putAll(byConstant);
        return Collections.unmodifiableMap(ordered);
    }
}
