package maestro.rag.document.hwp;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import kr.dogfoot.hwplib.object.bodytext.ParagraphListInterface;
import kr.dogfoot.hwplib.object.bodytext.control.Control;
import kr.dogfoot.hwplib.object.bodytext.control.ControlEndnote;
import kr.dogfoot.hwplib.object.bodytext.control.ControlFootnote;
import kr.dogfoot.hwplib.object.bodytext.control.ControlTable;
import kr.dogfoot.hwplib.object.bodytext.control.gso.ControlContainer;
import kr.dogfoot.hwplib.object.bodytext.control.gso.ControlRectangle;
import kr.dogfoot.hwplib.object.bodytext.control.gso.textbox.TextBox;
import kr.dogfoot.hwplib.object.bodytext.control.table.Cell;
import kr.dogfoot.hwplib.object.bodytext.control.table.Row;
import kr.dogfoot.hwplib.object.bodytext.paragraph.Paragraph;
import kr.dogfoot.hwplib.object.bodytext.paragraph.text.HWPChar;
import kr.dogfoot.hwplib.object.bodytext.paragraph.text.HWPCharNormal;
import kr.dogfoot.hwplib.object.docinfo.DocInfo;
import kr.dogfoot.hwplib.object.docinfo.ParaShape;
import kr.dogfoot.hwplib.object.docinfo.parashape.ParaHeadShape;
import maestro.rag.document.Deadline;
import maestro.rag.document.packed.Blocks;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PlainText;
import org.jspecify.annotations.Nullable;

/// Walks the paragraphs of a Hangul document and writes them down with the tables and boxes that
/// are anchored in them; its notes come last.
final class HwpBody {
    private static final int DEEPEST = 50;
    private static final int TAB = 9;
    private static final int LINE = 10;
    private static final int HYPHEN = 24;
    private static final int NO_BREAK_SPACE = 30;
    private static final int FIXED_SPACE = 31;

    /// A first paragraph of more characters is no title.
    private static final int LONGEST_TITLE = 120;

    private final PlainText text;
    private final Blocks blocks;
    private final Deadline deadline;
    private final List<String> notes = new ArrayList<>();
    private @Nullable String title;
    private @Nullable List<ParaShape> shapes;

    HwpBody(PlainText text, Deadline deadline) {
        this.text = text;
        this.blocks = new Blocks(text);
        this.deadline = deadline;
    }

    /// The first paragraph where it is short; null where it is not.
    @Nullable String title() {
        return title != null && title.length() <= LONGEST_TITLE ? title : null;
    }

    /// Tells how paragraphs are set, by which headings are known.
    void with(DocInfo info) {
        shapes = info.getParaShapeList();
    }

    void write(ParagraphListInterface paragraphs) throws UnsupportedEncodingException {
        write(paragraphs, 0);
    }

    void finish() {
        notes.forEach(text::paragraph);
    }

    private void write(ParagraphListInterface paragraphs, int depth)
            throws UnsupportedEncodingException {
        for (Paragraph paragraph : paragraphs) {
            deadline.check();
            if (text.full() || depth > DEEPEST) {
                return;
            }
            List<Control> anchored = new ArrayList<>();
            String words = words(paragraph, anchored).strip();
            if (title == null && !words.isEmpty()) {
                title = CleanText.running(words, false);
            }
            int level = level(paragraph);
            if (level > 0 && words.length() <= LONGEST_TITLE) {
                blocks.heading(level, words);
            } else {
                blocks.paragraph(words);
            }
            for (Control control : anchored) {
                write(control, depth + 1);
            }
        }
    }

    /// Of a paragraph in the document's outline, from 1; 0 of any other.
    private int level(Paragraph paragraph) {
        int shape = paragraph.getHeader() == null ? -1 : paragraph.getHeader().getParaShapeId();
        List<ParaShape> known = shapes;
        if (shape < 0 || known == null || shape >= known.size()) {
            return 0;
        }
        var property = known.get(shape).getProperty1();
        return property.getParaHeadShape() == ParaHeadShape.Outline
                ? property.getParaLevel() + 1
                : 0;
    }

    /// @param anchored takes the tables and boxes in it
    private String words(Paragraph paragraph, List<Control> anchored)
            throws UnsupportedEncodingException {
        StringBuilder words = new StringBuilder();
        if (paragraph.getText() != null) {
            for (HWPChar c : paragraph.getText().getCharList()) {
                if (c instanceof HWPCharNormal normal) {
                    words.append(normal.getCh());
                } else {
                    words.append(sign(c.getCode()));
                }
            }
        }
        List<Control> controls = paragraph.getControlList();
        for (Control control : controls == null ? List.<Control>of() : controls) {
            switch (control) {
                case ControlFootnote note -> words.append(note(note.getParagraphList()));
                case ControlEndnote note -> words.append(note(note.getParagraphList()));
                default -> anchored.add(control);
            }
        }
        return words.toString();
    }

    private static String sign(int code) {
        return switch (code) {
            case LINE -> "\n";
            case HYPHEN -> "-";
            case TAB, NO_BREAK_SPACE, FIXED_SPACE -> " ";
            default -> "";
        };
    }

    private void write(Control control, int depth) throws UnsupportedEncodingException {
        switch (control) {
            case ControlTable table -> {
                blocks.startTable();
                for (Row row : table.getRowList()) {
                    for (Cell cell : row.getCellList()) {
                        write(cell.getParagraphList(), depth);
                        blocks.endCell();
                    }
                    blocks.endRow();
                }
                blocks.endTable();
            }
            case ControlRectangle box -> {
                TextBox inside = box.getTextBox();
                if (inside != null) {
                    write(inside.getParagraphList(), depth);
                }
            }
            case ControlContainer group -> {
                if (depth <= DEEPEST) {
                    for (Control child : group.getChildControlList()) {
                        write(child, depth + 1);
                    }
                }
            }
            default -> {}
        }
    }

    /// The raised number of a note, whose words are kept for the end.
    private String note(ParagraphListInterface paragraphs) throws UnsupportedEncodingException {
        StringBuilder words = new StringBuilder();
        for (Paragraph paragraph : paragraphs) {
            words.append(words(paragraph, new ArrayList<>()).strip()).append(' ');
        }
        String number = CleanText.superscript(String.valueOf(notes.size() + 1));
        notes.add(number + " " + words.toString().strip());
        return number;
    }
}
