package maestro.rag.index.field;

import java.util.Locale;

/// How words are found in a text. Each has its own pair of fields.
public enum Language {
    /// English rules; also every other script whose words are set apart by spaces, and digits.
    EN,
    KO,
    JA,
    ZH;

    /// The Lucene field of the passages' words.
    public String text() {
        return "text_" + name().toLowerCase(Locale.ROOT);
    }

    /// The name under which a query's words are analysed.
    public String query() {
        return this == ZH ? "text_zh_query" : text();
    }

    /// The Lucene field of the titles' words.
    public String title() {
        return "title_" + name().toLowerCase(Locale.ROOT);
    }
}
