package lineclear.word;

import java.util.Optional;

/** A constant that has one spelling outside Java, in JSON and in the table: lower case, with hyphens. */
public interface Word {
    String name();

    default String word() {
        return Spelling.of(this, name());
    }

    /** The constant spelled {@code word}, if there is one. Spelling is exact. */
    static <E extends Enum<E> & Word> Optional<E> parse(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
