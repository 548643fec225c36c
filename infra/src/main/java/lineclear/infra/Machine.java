package lineclear.infra;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import software.amazon.awscdk.services.lambda.Architecture;

/**
 * The two kinds of CPU that Lambda has. A binary runs on the kind it was built on, and nobody says so before the first
 * call.
 */
public enum Machine {
    ARM64("arm64", 0xB7),
    X86_64("x86_64", 0x3E);

    private final String word;
    private final int inElf;

    /** @param inElf the field e_machine of a binary's ELF header */
    Machine(String word, int inElf) {
        this.word = word;
        this.inElf = inElf;
    }

    static Machine of(String word) {
        return Arrays.stream(values())
                .filter(machine -> machine.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongSetting("architecture must be arm64 or x86_64, not " + word));
    }

    Architecture architecture() {
        return this == ARM64 ? Architecture.ARM_64 : Architecture.X86_64;
    }

    String word() {
        return word;
    }

    /**
     * Whether this begins as a binary for this kind does; a script, which is for any kind, does not begin as a binary.
     */
    boolean runs(InputStream program) throws IOException {
        byte[] head = program.readNBytes(20);
        boolean binary = head.length == 20 && head[0] == 0x7F && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
        return !binary || (head[18] & 0xFF) == inElf;
    }
}
