package lineclear.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineclear.local.check.Check;
import lineclear.local.demo.Demo;
import lineclear.local.rehearsal.Rehearse;
import lineclear.local.start.Setting;
import lineclear.local.text.Columns;

/** What the command {@code help} prints. */
final class Help {
    static final String COMMANDS = Demo.COMMAND + ", " + Rehearse.COMMAND + ", " + Check.COMMAND + ", help and version";

    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private Help() {}

    static String text() {
        Columns commands = Columns.ofWords();
        paragraph(commands, "(none)", "starts the service");
        paragraph(commands, Demo.COMMAND, "twelve agents and their customers at a running service, until Ctrl-C:");
        paragraph(commands, "", Demo.USAGE);
        paragraph(commands, Rehearse.COMMAND, "plays a recording under two policies and shows where they part:");
        paragraph(commands, "", Rehearse.USAGE);
        paragraph(commands, Check.COMMAND, "plays a phone platform against a running service:");
        paragraph(commands, "", Check.USAGE);
        paragraph(commands, "help", "prints this, and so do --help and -h");
        paragraph(commands, "version", "prints the version, and so does --version");
        Columns settings = Columns.ofWords();
        for (Setting setting : Setting.values()) {
            paragraph(settings, setting.variable(), plain(setting.meaning() + " (" + setting.unset() + ")"));
        }
        return "Lineclear " + version() + ": may this agent be offered a customer right now?\n\n"
                + "java -jar quarkus-run.jar [command]\n\n"
                + commands.text()
                + "\nSettings are variables of the environment; in parentheses, what holds without one:\n\n"
                + settings.text();
    }

    /** Of the jar; {@code unknown} where the classes come from elsewhere. */
    static String version() {
        return Optional.ofNullable(Help.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }

    private static void paragraph(Columns columns, String name, String text) {
        List<String> lines = lines(text);
        for (int i = 0; i < lines.size(); i++) {
            columns.row(INDENT + (i == 0 ? name : ""), lines.get(i));
        }
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH - 30) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "");
    }
}
