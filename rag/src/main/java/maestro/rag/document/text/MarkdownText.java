package maestro.rag.document.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// Walks a Markdown document and writes down what it says.
final class MarkdownText extends AbstractVisitor {

    private final PlainText text;
    private final StringBuilder inline = new StringBuilder();
    private @Nullable String heading;
    private boolean close;

    MarkdownText(PlainText text) {
        this.text = text;
    }

    /// The first heading; null where there is none.
    @Nullable String heading() {
        return heading;
    }

    @Override
    public void visit(Heading node) {
        visitChildren(node);
        String words = inline.toString().strip();
        if (heading == null && !words.isEmpty()) {
            heading = words;
        }
        inline.setLength(0);
        close = false;
        text.heading(node.getLevel(), words);
    }

    @Override
    public void visit(Paragraph node) {
        visitChildren(node);
        flush();
    }

    @Override
    public void visit(ListItem node) {
        if (node.getParent() instanceof OrderedList list) {
            Integer start = list.getMarkerStartNumber();
            int number = start == null ? 1 : start;
            for (Node n = node.getPrevious(); n != null; n = n.getPrevious()) {
                number++;
            }
            inline.append(number).append(". ");
        } else {
            inline.append("• ");
        }
        close = node.getPrevious() != null;
        visitChildren(node);
        flush();
    }

    @Override
    public void visit(Text node) {
        inline.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        inline.append(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
        inline.append(' ');
    }

    @Override
    public void visit(HardLineBreak node) {
        inline.append('\n');
    }

    @Override
    public void visit(Image node) {
        visitChildren(node);
    }

    @Override
    public void visit(HtmlInline node) {
        if (node.getLiteral().toLowerCase(java.util.Locale.ROOT).startsWith("<br")) {
            inline.append('\n');
        }
    }

    @Override
    public void visit(HtmlBlock node) {
        text.paragraph(Jsoup.parse(node.getLiteral()).text());
    }

    @Override
    public void visit(FencedCodeBlock node) {
        text.paragraph(node.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock node) {
        text.paragraph(node.getLiteral());
    }

    @Override
    public void visit(CustomBlock node) {
        if (node instanceof TableBlock) {
            flush();
            rows(node, true);
        } else {
            visitChildren(node);
        }
    }

    private boolean rows(Node parent, boolean first) {
        boolean next = first;
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableRow row) {
                String line = String.join(" | ", cells(row));
                if (next) {
                    text.paragraph(line);
                } else {
                    text.line(line);
                }
                next = false;
            } else {
                next = rows(child, next);
            }
        }
        return next;
    }

    private List<String> cells(TableRow row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                visitChildren(cell);
                cells.add(inline.toString().strip());
                inline.setLength(0);
            }
        }
        return cells;
    }

    private void flush() {
        String block = inline.toString();
        inline.setLength(0);
        if (block.isBlank()) {
            return;
        }
        if (close) {
            text.line(block);
        } else {
            text.paragraph(block);
        }
        close = false;
    }
}
