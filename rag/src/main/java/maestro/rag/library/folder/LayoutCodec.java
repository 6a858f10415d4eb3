package maestro.rag.library.folder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import maestro.rag.document.Heading;
import maestro.rag.document.Layout;
import maestro.rag.document.Page;
import maestro.rag.document.Region;
import maestro.rag.document.Word;

/// Layouts as bytes: numbers of variable length, positions in hundredths of a point, each word's
/// place as the difference to the word before it. About 8 bytes a word before compression. The
/// headings follow; layouts of the first version have none.
final class LayoutCodec {
    private static final int VERSION = 2;
    private static final double UNITS_PER_POINT = 100;

    private LayoutCodec() {}

    /// The layout as it will be read back, so that what is made of it before and after storing is
    /// the same.
    static Layout rounded(Layout layout) {
        List<Word> words = new ArrayList<>(layout.words().size());
        for (Word word : layout.words()) {
            Region r = word.region();
            words.add(
                    new Word(
                            word.start(),
                            word.end(),
                            new Region(
                                    r.page(),
                                    points(units(r.x())),
                                    points(units(r.y())),
                                    points(units(r.width())),
                                    points(units(r.height())))));
        }
        return new Layout(layout.pages(), words, layout.headings());
    }

    static void write(Layout layout, DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeInt(layout.pages().size());
        for (Page page : layout.pages()) {
            out.writeInt(page.number());
            out.writeDouble(page.width());
            out.writeDouble(page.height());
            out.writeInt(page.start());
            out.writeInt(page.end());
        }
        out.writeInt(layout.words().size());
        int end = 0;
        long x = 0;
        long y = 0;
        for (Word word : layout.words()) {
            Region r = word.region();
            writeNumber(out, word.start() - end);
            writeNumber(out, word.end() - word.start());
            writeNumber(out, r.page());
            writeNumber(out, units(r.x()) - x);
            writeNumber(out, units(r.y()) - y);
            writeNumber(out, units(r.width()));
            writeNumber(out, units(r.height()));
            end = word.end();
            x = units(r.x());
            y = units(r.y());
        }
        out.writeInt(layout.headings().size());
        int after = 0;
        for (Heading heading : layout.headings()) {
            out.writeByte(heading.level());
            writeNumber(out, heading.start() - after);
            writeNumber(out, heading.end() - heading.start());
            after = heading.end();
        }
    }

    static Layout read(DataInputStream in) throws IOException {
        int version = in.readUnsignedByte();
        if (version < 1 || version > VERSION) {
            throw new IOException("a layout of version " + version + " cannot be read");
        }
        int pageCount = in.readInt();
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < pageCount; i++) {
            pages.add(
                    new Page(
                            in.readInt(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readInt(),
                            in.readInt()));
        }
        int wordCount = in.readInt();
        List<Word> words = new ArrayList<>();
        int end = 0;
        long x = 0;
        long y = 0;
        for (int i = 0; i < wordCount; i++) {
            int start = end + (int) readNumber(in);
            end = start + (int) readNumber(in);
            int page = (int) readNumber(in);
            x += readNumber(in);
            y += readNumber(in);
            double width = points(readNumber(in));
            double height = points(readNumber(in));
            words.add(new Word(start, end, new Region(page, points(x), points(y), width, height)));
        }
        return new Layout(pages, words, version == 1 ? List.of() : headings(in));
    }

    private static List<Heading> headings(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Heading> headings = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < count; i++) {
            int level = in.readUnsignedByte();
            int start = end + (int) readNumber(in);
            end = start + (int) readNumber(in);
            headings.add(new Heading(level, start, end));
        }
        return headings;
    }

    private static long units(double points) {
        return Math.round(points * UNITS_PER_POINT);
    }

    private static double points(long units) {
        return units / UNITS_PER_POINT;
    }

    /// Seven bits a byte, lowest first, the sign in the lowest bit.
    private static void writeNumber(DataOutputStream out, long signed) throws IOException {
        long rest = (signed << 1) ^ (signed >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readNumber(DataInputStream in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int part = in.readUnsignedByte();
            value |= (long) (part & 0x7F) << shift;
            if (part < 0x80) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IOException("a number is too long");
    }
}
