package lineclear.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown page, as far as its links and commands are concerned; anchors as GitHub makes them. */
record Page(Path file, Set<String> anchors, List<Link> links, List<Block> blocks, List<Integer> indentedCode) {
    /** @param line where it stands, from 1 */
    record Link(int line, String target) {}

    private static final Pattern FENCE = Pattern.compile("^ *```(.*)$");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*?)#* *$");
    private static final Pattern LINK = Pattern.compile("\\]\\(<?([^()\\s>]+)>?(?: \"[^\"]*\")?\\)");
    private static final Pattern CODE = Pattern.compile("(`+)(?:(?!\\1).)+\\1");

    static Page read(Path file) throws IOException {
        Page page = new Page(file, new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        page.parse(Files.readAllLines(file));
        return page;
    }

    private void parse(List<String> lines) {
        Map<String, Integer> used = new HashMap<>();
        Block open = null;
        String under = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher fence = FENCE.matcher(line);
            if (open != null) {
                if (line.strip().equals("```")) {
                    open = null;
                } else {
                    open.lines().add(line);
                }
            } else if (fence.matches()) {
                open = new Block(i + 1, fence.group(1).strip(), under, new ArrayList<>());
                blocks.add(open);
            } else {
                Matcher heading = HEADING.matcher(line);
                if (heading.matches()) {
                    under = unused(anchor(heading.group(1)), used);
                    anchors.add(under);
                }
                if (line.startsWith("    ") && (i == 0 || lines.get(i - 1).isBlank())) {
                    indentedCode.add(i + 1);
                }
                links(i + 1, line);
            }
        }
    }

    private void links(int at, String line) {
        Matcher link = LINK.matcher(CODE.matcher(line).replaceAll("code"));
        while (link.find()) {
            links.add(new Link(at, link.group(1)));
        }
    }

    /** The second heading of the same words gets {@code -1}, the third {@code -2}. */
    private static String unused(String anchor, Map<String, Integer> used) {
        int times = used.merge(anchor, 1, Integer::sum);
        return times == 1 ? anchor : anchor + "-" + (times - 1);
    }

    static String anchor(String heading) {
        return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                .strip()
                .replace(' ', '-');
    }
}
