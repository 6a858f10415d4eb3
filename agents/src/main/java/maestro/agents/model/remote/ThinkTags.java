package maestro.agents.model.remote;

import java.util.List;
import java.util.function.Consumer;

/// Divides what a model says into what it thinks, within `<think>` tags at the beginning, and the
/// rest. The tags may come in pieces.
final class ThinkTags {
    private static final List<String> NAMES = List.of("think>", "thinking>");

    private enum Where {
        BEFORE,
        WITHIN,
        AFTER,
        TEXT
    }

    private final Consumer<String> text;
    private final Consumer<String> reasoning;
    private final StringBuilder held = new StringBuilder();
    private Where where = Where.BEFORE;
    private String closing = "";

    ThinkTags(Consumer<String> text, Consumer<String> reasoning) {
        this.text = text;
        this.reasoning = reasoning;
    }

    void take(String piece) {
        if (where == Where.TEXT) {
            text.accept(piece);
            return;
        }
        held.append(piece);
        if (where == Where.BEFORE) {
            before();
        }
        if (where == Where.WITHIN) {
            within();
        }
        if (where == Where.AFTER) {
            after();
        }
    }

    /// Gives what was held back, since nothing more comes.
    void end() {
        if (!held.isEmpty()) {
            (where == Where.WITHIN ? reasoning : text).accept(taken(held.length()));
        }
    }

    private void before() {
        String said = held.toString().stripLeading();
        for (String name : NAMES) {
            String tag = "<" + name;
            if (said.startsWith(tag)) {
                held.delete(0, held.length() - said.length() + tag.length());
                closing = "</" + name;
                where = Where.WITHIN;
                return;
            }
            if (tag.startsWith(said)) {
                return;
            }
        }
        where = Where.TEXT;
        text.accept(taken(held.length()));
    }

    private void within() {
        int end = held.indexOf(closing);
        if (end >= 0) {
            tell(end);
            held.delete(0, closing.length());
            where = Where.AFTER;
            return;
        }
        int kept = Math.min(closing.length() - 1, held.length());
        while (kept > 0 && !closing.startsWith(held.substring(held.length() - kept))) {
            kept--;
        }
        tell(held.length() - kept);
    }

    private void tell(int length) {
        if (length > 0) {
            reasoning.accept(taken(length));
        }
    }

    private void after() {
        String said = held.toString().stripLeading();
        held.setLength(0);
        if (!said.isEmpty()) {
            where = Where.TEXT;
            text.accept(said);
        }
    }

    private String taken(int length) {
        String taken = held.substring(0, length);
        held.delete(0, length);
        return taken;
    }
}
