package lineclear.local.calls;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that make real calls, and where a program is. */
public final class Programs {
    private static final List<String> NEEDED = List.of("kamailio", "sipp", "setsid");

    private Programs() {}

    /** What is missing on this machine, in one sentence; empty when nothing is. */
    static String missing() {
        List<String> missing =
                NEEDED.stream().filter(name -> find(name).isEmpty()).toList();
        return missing.isEmpty()
                ? ""
                : "No real calls are made here, because " + String.join(" and ", missing)
                        + " cannot be found: install the Debian packages kamailio kamailio-utils-modules"
                        + " kamailio-extra-modules kamailio-tls-modules sip-tester.";
    }

    /** Where it is, by the path of this process or where Debian keeps the programs of administrators. */
    public static Optional<Path> find(String name) {
        Stream<String> folders = Stream.of(System.getenv("PATH").split(File.pathSeparator));
        return Stream.concat(folders, Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
