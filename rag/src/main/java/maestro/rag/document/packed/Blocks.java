package maestro.rag.document.packed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PlainText;

/// Writes paragraphs, the items of lists, and tables, whose rows become lines. Within a cell
/// paragraphs run together, and a table becomes a part of the cell.
public final class Blocks {

    /// A table being read.
    private static final class Table {
        final List<String> cells = new ArrayList<>();
        final StringBuilder cell = new StringBuilder();
        int characters;
        boolean started;
    }

    /// A row that has more is none, and is parted.
    private static final int MOST_CELLS = 10_000;

    /// In UTF-16 units.
    private static final int LONGEST_ROW = 1 << 20;

    private final PlainText text;
    private final Deque<Table> tables = new ArrayDeque<>();
    private boolean inList;

    public Blocks(PlainText text) {
        this.text = text;
    }

    public boolean inTable() {
        return !tables.isEmpty();
    }

    public void paragraph(String words) {
        write(words, false);
    }

    /// @param level 1 for the outermost; within a table it is a paragraph
    public void heading(int level, String words) {
        if (inTable()) {
            paragraph(words);
        } else {
            text.heading(level, words.strip());
            inList = false;
        }
    }

    /// One line, below the item before it.
    public void item(String words) {
        write(words, true);
    }

    private void write(String raw, boolean item) {
        String words = raw.strip();
        Table table = tables.peek();
        if (words.isEmpty()) {
            return;
        }
        if (table != null) {
            table.cell.append(words).append(' ');
            if (table.cell.length() > LONGEST_ROW) {
                endCell();
            }
        } else if (item && inList) {
            text.line(words);
        } else {
            text.paragraph(words);
        }
        inList = table == null && item;
    }

    public void startTable() {
        tables.push(new Table());
    }

    public void endCell() {
        Table table = tables.peek();
        if (table != null) {
            table.cells.add(CleanText.running(table.cell.toString(), false));
            table.characters += table.cell.length();
            table.cell.setLength(0);
            if (table.cells.size() == MOST_CELLS || table.characters > LONGEST_ROW) {
                endRow();
            }
        }
    }

    public void endRow() {
        Table table = tables.peek();
        if (table == null) {
            return;
        }
        String row = String.join(" | ", table.cells);
        boolean empty = table.cells.stream().allMatch(String::isBlank);
        table.cells.clear();
        table.characters = 0;
        if (empty) {
            return;
        }
        inList = false;
        if (tables.size() > 1) {
            tables.pop();
            tables.element().cell.append(row).append("; ");
            tables.push(table);
        } else if (table.started) {
            text.line(row);
        } else {
            text.paragraph(row);
            table.started = true;
        }
    }

    public void endTable() {
        tables.poll();
    }
}
