package lineclear.benchmark;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The machine in one line, as it says itself. */
final class Machine {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Machine() {}

    /** How long this process has computed so far. */
    static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    static String line() {
        return Numbers.text(
                "%d cores%s, %d GiB of memory, %s %s; JDK %s, heap %d GiB; DynamoDB Local%s in memory, in the same process;"
                        + " load average at the start %.1f",
                SYSTEM.getAvailableProcessors(),
                processor().map(name -> " (" + name + ")").orElse(""),
                Math.round(SYSTEM.getTotalMemorySize() / 0x1p30),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version(),
                Math.round(Runtime.getRuntime().maxMemory() / 0x1p30),
                dynamoDbLocal().map(version -> " " + version).orElse(""),
                SYSTEM.getSystemLoadAverage());
    }

    private static Optional<String> processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Its jar has no version in the manifest, but in its name. */
    private static Optional<String> dynamoDbLocal() {
        String jar = LocalDynamoDBServerHandler.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        String name = jar.substring(jar.lastIndexOf('/') + 1);
        return name.endsWith(".jar")
                ? Optional.of(name.substring(name.lastIndexOf('-') + 1, name.length() - ".jar".length()))
                : Optional.empty();
    }
}
