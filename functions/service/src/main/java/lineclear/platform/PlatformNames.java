package lineclear.platform;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the phone platforms of a deployment are called; also where nothing else is known of them. */
public final class PlatformNames {
    private final SortedSet<String> names;

    public PlatformNames(Collection<String> names) {
        this.names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /** In alphabetical order. */
    public SortedSet<String> names() {
        return names;
    }
}
