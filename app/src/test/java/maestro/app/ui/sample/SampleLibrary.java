package maestro.app.ui.sample;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import maestro.agents.report.ReportFonts;
import maestro.rag.document.Layout;
import maestro.rag.document.Page;
import maestro.rag.document.PageImage;
import maestro.rag.document.Region;
import maestro.rag.document.Word;
import maestro.rag.embedding.Embedder;
import maestro.rag.index.Hit;
import maestro.rag.library.Collection;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.Library;
import maestro.rag.library.SearchRequest;
import maestro.rag.passage.Passage;

/// Documents set line by line on pages of A4, drawn when asked for.
public final class SampleLibrary implements Library {
    private static final double WIDTH = 595;
    private static final double HEIGHT = 842;
    private static final double LEFT = 72;
    private static final double TOP = 84;
    private static final double LEADING = 17;
    private static final double GLYPH = 5.6;
    private static final int COLUMNS = 80;
    private static final int ROWS = 40;

    private record Held(Document document, String text, Layout layout) {}

    private final Map<String, Held> documents = new LinkedHashMap<>();

    /// How many pages were drawn.
    public final AtomicInteger drawn = new AtomicInteger();

    /// @param paged whether it has pages, as a PDF does
    /// @return its id
    public String add(String title, String file, String text, boolean paged) {
        String id = "%064x".formatted(documents.size() + 1);
        Layout layout = paged ? set(text) : Layout.unpaged(text.length());
        documents.put(
                id,
                new Held(
                        new Document(
                                id,
                                title,
                                List.of(),
                                file,
                                paged ? "pdf" : "txt",
                                "en",
                                text.length(),
                                layout.pages().size(),
                                1,
                                Document.Status.INDEXED,
                                "",
                                Instant.EPOCH),
                        text,
                        layout));
        return id;
    }

    private static Layout set(String text) {
        List<Page> pages = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        int column = 0;
        int row = 0;
        int page = 1;
        int pageStart = 0;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            if (column > 0 && column + end - at > COLUMNS) {
                column = 0;
                row++;
            }
            if (row == ROWS) {
                pages.add(new Page(page++, WIDTH, HEIGHT, pageStart, at));
                pageStart = at;
                row = 0;
            }
            words.add(
                    new Word(
                            at,
                            end,
                            new Region(
                                    page,
                                    LEFT + column * GLYPH,
                                    TOP + row * LEADING,
                                    (end - at) * GLYPH,
                                    12)));
            column += end - at + 1;
            at = end + 1;
        }
        pages.add(new Page(page, WIDTH, HEIGHT, pageStart, text.length()));
        return new Layout(pages, words);
    }

    @Override
    public List<Document> documents() {
        return documents.values().stream().map(Held::document).toList();
    }

    @Override
    public Optional<Document> document(String id) {
        return Optional.ofNullable(documents.get(id)).map(Held::document);
    }

    @Override
    public boolean remove(String documentId) {
        return documents.remove(documentId) != null;
    }

    @Override
    public Optional<String> text(String documentId) {
        return Optional.ofNullable(documents.get(documentId)).map(Held::text);
    }

    @Override
    public Optional<Layout> layout(String documentId) {
        return Optional.ofNullable(documents.get(documentId)).map(Held::layout);
    }

    @Override
    public Optional<PageImage> page(String documentId, int page, double scale) {
        Held held = documents.get(documentId);
        if (held == null || held.layout().words().isEmpty()) {
            return Optional.empty();
        }
        drawn.incrementAndGet();
        int width = (int) Math.round(WIDTH * scale);
        int height = (int) Math.round(HEIGHT * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.scale(scale, scale);
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(font());
        g.setColor(new Color(0x222222));
        for (Word word : held.layout().words()) {
            Region box = word.region();
            if (box.page() == page) {
                String text = held.text().substring(word.start(), word.end());
                double natural =
                        Math.max(1, g.getFontMetrics().getStringBounds(text, g).getWidth());
                var before = g.getTransform();
                g.translate(box.x(), box.y() + 10);
                g.scale(box.width() * 0.98 / natural, 1);
                g.drawString(text, 0, 0);
                g.setTransform(before);
            }
        }
        g.dispose();
        return Optional.of(
                new PageImage(
                        width, height, scale, image.getRGB(0, 0, width, height, null, 0, width)));
    }

    private static Font font() {
        try (var in = ReportFonts.serifRegular().openStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(11f);
        } catch (java.io.IOException | java.awt.FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Document> documents(String collection) {
        return List.of();
    }

    @Override
    public IngestSummary ingest(IngestRequest request, Consumer<IngestEvent> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Collection> collections() {
        return List.of();
    }

    @Override
    public void createCollection(String name) {}

    @Override
    public void removeCollection(String name) {}

    @Override
    public void addToCollection(String name, Set<String> documentIds) {}

    @Override
    public void removeFromCollection(String name, Set<String> documentIds) {}

    @Override
    public List<Hit> search(SearchRequest request) {
        return List.of();
    }

    @Override
    public List<Passage> passages(String documentId) {
        return List.of();
    }

    @Override
    public Optional<float[]> vector(String documentId, int ordinal) {
        return Optional.empty();
    }

    @Override
    public Embedder embedder() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return () -> {};
    }

    @Override
    public void close() {}
}
