package maestro.rag.document.rtf;

import com.rtfparserkit.parser.RtfListenerAdaptor;
import com.rtfparserkit.rtf.Command;
import com.rtfparserkit.rtf.CommandType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.rag.document.Deadline;
import maestro.rag.document.Heading;
import maestro.rag.document.packed.Blocks;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PlainText;

/// Takes the words of rich text as they come: what is shown, not what describes it.
final class RtfText extends RtfListenerAdaptor {

    /// Where words of a group belong.
    private enum Place {
        BODY,
        NOTE,
        TITLE,
        AUTHOR,
        STYLES,
        ASIDE
    }

    /// What holds until the group ends.
    private record State(Place place, boolean hidden) {}

    /// The text has all it may have.
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;

        Full() {
            super("the text is full", null, false, false);
        }
    }

    private static final int DEEPEST = 1_000;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_PARAGRAPH = 1 << 20;
    private static final int MOST_NOTES = 100_000;
    private static final int MOST_STYLES = 1_000;
    private static final int LONGEST_HEADING = 300;

    /// The names of the styles of headings, as Word and LibreOffice write them whatever their
    /// language, and as older Korean ones do.
    private static final Pattern HEADING = Pattern.compile("(?i)(?:heading|제목|개요)\\s*([1-9]);?");

    /// Groups of their own whose words are shown.
    private static final Set<String> SHOWN =
            Set.of(
                    "rtf",
                    "field",
                    "fldrslt",
                    "result",
                    "listtext",
                    "pntext",
                    "shp",
                    "shpinst",
                    "shptxt",
                    "shprslt",
                    "ud",
                    "upr",
                    "formfield");

    private static final Map<String, String> SIGNS =
            Map.ofEntries(
                    Map.entry("tab", " "),
                    Map.entry("line", "\n"),
                    Map.entry("emdash", "—"),
                    Map.entry("endash", "–"),
                    Map.entry("bullet", "•"),
                    Map.entry("lquote", "‘"),
                    Map.entry("rquote", "’"),
                    Map.entry("ldblquote", "“"),
                    Map.entry("rdblquote", "”"),
                    Map.entry("emspace", " "),
                    Map.entry("enspace", " "),
                    Map.entry("~", " "),
                    Map.entry("_", "-"));

    private final PlainText text;
    private final Blocks blocks;
    private final Deadline deadline;
    private final Deque<State> groups = new ArrayDeque<>();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder note = new StringBuilder();
    private final StringBuilder title = new StringBuilder();
    private final StringBuilder author = new StringBuilder();
    private final List<String> notes = new ArrayList<>();
    private final StringBuilder style = new StringBuilder();
    private final Map<Integer, Integer> headingStyles = new HashMap<>();
    private State state = new State(Place.BODY, false);
    private int styleNumber;
    private int styleLevel;
    private int level;
    private boolean inTable;
    private boolean began;

    RtfText(PlainText text, Deadline deadline) {
        this.text = text;
        this.blocks = new Blocks(text);
        this.deadline = deadline;
    }

    String title() {
        return CleanText.running(title.toString(), false);
    }

    String author() {
        return author.toString();
    }

    /// Whether every group that began has ended.
    boolean ended() {
        return began && groups.isEmpty();
    }

    /// Writes what is left when nothing more comes.
    void finish() {
        paragraph();
        notes.forEach(text::paragraph);
        notes.clear();
    }

    @Override
    public void processGroupStart() {
        check();
        if (groups.size() > DEEPEST) {
            throw new IllegalStateException("Groups are nested more than " + DEEPEST + " deep");
        }
        began = true;
        groups.push(state);
    }

    private void check() {
        deadline.check();
        if (text.full()) {
            throw new Full();
        }
    }

    @Override
    public void processGroupEnd() {
        boolean noteEnds = state.place == Place.NOTE;
        if (state.place == Place.STYLES) {
            styleEnds();
        }
        state = groups.isEmpty() ? state : groups.pop();
        if (noteEnds && state.place != Place.NOTE) {
            if (notes.size() == MOST_NOTES) {
                throw new IllegalStateException("More than " + MOST_NOTES + " notes");
            }
            String number = CleanText.superscript(String.valueOf(notes.size() + 1));
            words.append(number);
            notes.add(number + " " + note.toString().strip());
            note.setLength(0);
        }
    }

    private void styleEnds() {
        Matcher heading = HEADING.matcher(style.toString().strip());
        int found = heading.matches() ? Integer.parseInt(heading.group(1)) : styleLevel;
        if (found > 0 && headingStyles.size() < MOST_STYLES) {
            headingStyles.put(styleNumber, found);
        }
        style.setLength(0);
        styleNumber = 0;
        styleLevel = 0;
    }

    /// What "s" and "outlinelevel" say of a style, or of the paragraph.
    private void heads(boolean byStyle, int parameter) {
        int stated = byStyle ? headingStyles.getOrDefault(parameter, 0) : outline(parameter);
        if (state.place == Place.STYLES) {
            styleNumber = byStyle ? parameter : styleNumber;
            styleLevel = byStyle ? styleLevel : stated;
        } else if (state.place == Place.BODY && (stated > 0 || !byStyle)) {
            level = stated;
        }
    }

    /// Counted from 0; 9 is no heading.
    private static int outline(int parameter) {
        return parameter >= 0 && parameter < Heading.DEEPEST ? parameter + 1 : 0;
    }

    @Override
    public void processString(String said) {
        say(said);
    }

    private void say(String said) {
        if (state.hidden) {
            return;
        }
        switch (state.place) {
            case BODY -> {
                words.append(said);
                if (words.length() > LONGEST_PARAGRAPH) {
                    paragraph();
                }
            }
            case NOTE -> add(said, note, LONGEST_PARAGRAPH);
            case TITLE -> add(said, title, LONGEST_NAME);
            case AUTHOR -> add(said, author, LONGEST_NAME);
            case STYLES -> add(said, style, LONGEST_NAME);
            case ASIDE -> {}
        }
    }

    private static void add(String said, StringBuilder words, int most) {
        if (words.length() < most) {
            words.append(said, 0, Math.min(said.length(), most));
        }
    }

    @Override
    public void processCommand(
            Command command, int parameter, boolean hasParameter, boolean optional) {
        check();
        String name = command.getCommandName();
        if (command.getCommandType() == CommandType.Destination) {
            state = new State(place(name), state.hidden);
            return;
        }
        if (optional) {
            state = new State(Place.ASIDE, state.hidden);
            return;
        }
        switch (name) {
            case "v" -> state = new State(state.place, !hasParameter || parameter != 0);
            case "plain" -> state = new State(state.place, false);
            case "par", "sect", "page", "column" -> {
                if (state.place == Place.BODY) {
                    paragraph();
                } else {
                    say(" ");
                }
            }
            case "pard" -> {
                inTable &= state.place != Place.BODY;
                level = state.place == Place.BODY ? 0 : level;
            }
            case "s" -> heads(true, parameter);
            case "outlinelevel" -> heads(false, parameter);
            case "intbl" -> inTable |= state.place == Place.BODY;
            case "cell", "nestcell" -> cell();
            case "row" -> blocks.endRow();
            default -> say(SIGNS.getOrDefault(name, ""));
        }
    }

    private Place place(String destination) {
        if (destination.equals("stylesheet")) {
            return Place.STYLES;
        }
        if (state.place == Place.ASIDE && !Set.of("title", "author").contains(destination)) {
            return Place.ASIDE;
        }
        return switch (destination) {
            case "footnote" -> Place.NOTE;
            case "title" -> Place.TITLE;
            case "author" -> Place.AUTHOR;
            default -> SHOWN.contains(destination) ? state.place : Place.ASIDE;
        };
    }

    private void cell() {
        if (state.place != Place.BODY) {
            return;
        }
        inTable = true;
        paragraph();
        blocks.endCell();
    }

    private void paragraph() {
        if (inTable && !blocks.inTable()) {
            blocks.startTable();
        } else if (!inTable && blocks.inTable()) {
            blocks.endTable();
        }
        if (level > 0 && !words.toString().isBlank() && words.length() <= LONGEST_HEADING) {
            blocks.heading(level, words.toString());
        } else {
            blocks.paragraph(words.toString());
        }
        words.setLength(0);
    }
}
