package lineclear.local.calls;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What came of a soak.
 *
 * @param callers what the callers sent and heard, in short
 * @param phones what the agents' phones sent and heard, in short
 */
record SoakReport(
        Duration took,
        List<Sipp.Brief> callers,
        List<Sipp.Brief> phones,
        Faults faults,
        Agreement agreement,
        String log) {
    private static final Pattern REPAIRED = Pattern.compile("reconcile agent-\\d+: ended");

    /** Nobody had two calls, nobody was cut off, and in the end everybody agrees. */
    boolean sound() {
        return doubled() == 0 && cut() == 0 && agreement.odd().isEmpty();
    }

    String text() {
        long offered = sent(callers, "INVITE");
        return String.join(
                System.lineSeparator(),
                line("calls", offered, String.format(Locale.ROOT, "%.1f a second", offered * 1000.0 / took.toMillis())),
                line("answered by an agent", heard(callers, "200", "INVITE"), ""),
                line("refused, the agent was busy", heard(callers, "486", "INVITE"), ""),
                line("failed otherwise", heard(callers, "408", "INVITE") + heard(callers, "503", "INVITE"), ""),
                line("events", faults.events.get(), ""),
                line("lost, doubled, late", faults.lost.get(), faults.twice.get() + ", " + faults.late.get()),
                line(
                        "ms until an event is written, p50",
                        faults.latenessMillis(50),
                        "p99 " + faults.latenessMillis(99)),
                line(
                        "sessions that reconcile ended",
                        REPAIRED.matcher(log).results().count(),
                        ""),
                line("agents with two calls at once", doubled(), ""),
                line("calls cut", cut(), ""),
                line("agents that are not agreed on", agreement.odd().size(), ""),
                line("seconds until all agreed", agreement.after().toSeconds(), ""),
                String.join(System.lineSeparator(), agreement.odd()));
    }

    private static String line(String what, long count, String more) {
        return String.format(Locale.ROOT, "%-34s %8d %s", what, count, more).stripTrailing();
    }

    /** Callers hang up here, never phones or Kamailio. */
    private long cut() {
        return callers.stream()
                .filter(brief -> !brief.sent() && brief.firstLine().startsWith("BYE "))
                .count();
    }

    /** A call came to the phone of an agent whose last call had not ended there. */
    private long doubled() {
        Map<String, String> talking = new HashMap<>();
        Map<String, String> agentOf = new HashMap<>();
        long doubled = 0;
        for (Sipp.Brief brief : phones) {
            if (brief.sent()) {
                continue;
            }
            if (brief.firstLine().startsWith("INVITE ")) {
                String agent = brief.firstLine().replaceFirst("INVITE sip:([^@]*)@.*", "$1");
                agentOf.put(brief.callId(), agent);
                String other = talking.put(agent, brief.callId());
                doubled += other != null && !other.equals(brief.callId()) ? 1 : 0;
            } else if (brief.firstLine().startsWith("BYE ") || brief.firstLine().startsWith("CANCEL ")) {
                talking.remove(agentOf.get(brief.callId()), brief.callId());
            }
        }
        return doubled;
    }

    private static long sent(List<Sipp.Brief> briefs, String method) {
        return briefs.stream()
                .filter(brief -> brief.sent() && brief.firstLine().startsWith(method + " "))
                .map(Sipp.Brief::callId)
                .distinct()
                .count();
    }

    private static long heard(List<Sipp.Brief> briefs, String status, String method) {
        return briefs.stream()
                .filter(brief -> !brief.sent()
                        && brief.firstLine().startsWith("SIP/2.0 " + status)
                        && brief.sequence().endsWith(method))
                .map(Sipp.Brief::callId)
                .distinct()
                .count();
    }
}
