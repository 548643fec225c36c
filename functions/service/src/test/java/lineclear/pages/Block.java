package lineclear.pages;

import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param line where it begins, from 1
 * @param info what stands behind the opening fence, such as {@code sh ci}; empty when there is nothing
 * @param under the anchor of the heading that it stands under; empty before the first one
 */
record Block(int line, String info, String under, List<String> lines) {
    boolean shell() {
        return List.of("sh", "bash", "shell", "console", "zsh").contains(info.split(" ")[0]);
    }
}
