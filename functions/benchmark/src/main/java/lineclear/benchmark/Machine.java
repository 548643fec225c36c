package lineclear.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lineclear.engine.Engine;
import lineclear.engine.Platform;

/** The machine in one line, as it says itself. */
final class Machine {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Machine() {}

    /** How long this process and its engine have computed so far. */
    static long cpuNanos(Engine engine) {
        return SYSTEM.getProcessCpuTime() + cpuNanos(engine.process());
    }

    static long cpuNanos(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    static String line() {
        return Numbers.text(
                "%d cores%s, %d GiB of memory, %s %s; JDK %s, heap %d GiB; dynoxide %s in memory, as a process of"
                        + " its own;"
                        + " load average at the start %.1f",
                SYSTEM.getAvailableProcessors(),
                processor().map(name -> " (" + name + ")").orElse(""),
                Math.round(SYSTEM.getTotalMemorySize() / 0x1p30),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version(),
                Math.round(Runtime.getRuntime().maxMemory() / 0x1p30),
                Platform.VERSION,
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
}
