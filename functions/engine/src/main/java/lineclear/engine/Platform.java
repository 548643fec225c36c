package lineclear.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The engine's name for this kind of machine, and how its program for it is called. */
public record Platform(String name) {
    /** The version that everything here was tried with, and that {@code package.json} names. */
    public static final String VERSION = "1.2.1";

    /** What each program must be. Only these were tried; those of other machines are taken as npm serves them. */
    private static final Map<String, String> SHA_512 = Map.of(
            "linux-x64",
            "d8634dc6fda189275dac297fdb8c8d0297d25dde196cd09d30b60f519eadd0c6"
                    + "d307975e54b2ae2f8fbe3386c2070ff17063337b7e88a7755750a298d66a476c");

    public static Platform here() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String system, String architecture) {
        String os = system.toLowerCase(Locale.ROOT);
        String name = os.startsWith("windows") ? "win32" : os.startsWith("mac") ? "darwin" : os;
        return new Platform(
                switch (architecture) {
                    case "amd64", "x86_64" -> name + "-x64";
                    case "aarch64", "arm64" -> name + "-arm64";
                    default -> name + "-" + architecture;
                });
    }

    /** The program's digest in hexadecimal digits, where it is known. */
    public Optional<String> sha512() {
        return Optional.ofNullable(SHA_512.get(name));
    }

    public boolean isWindows() {
        return name.startsWith("win32");
    }

    public String program() {
        return isWindows() ? "dynoxide.exe" : "dynoxide";
    }

    /** Where the build puts the program in the class path. */
    public String resource() {
        return "lineclear/engine/" + name + "/" + program();
    }
}
