package maestro.rag.index.field;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import maestro.rag.index.DocumentEntry;
import maestro.rag.passage.Passage;
import maestro.rag.passage.ReferenceList;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/// The fields of one passage. Beside these, a text and a title field for each [Language] that it is
/// written in.
public final class Fields {
    /// The document's id, to filter and to break ties by.
    public static final String DOCUMENT = "document";

    /// The passage's place in the document, to break ties by.
    public static final String ORDINAL = "ordinal";

    /// There where it is of a list of references.
    public static final String LISTED = "listed";

    /// Its range in the document's text: the start in the upper 32 bits, the end in the lower.
    public static final String RANGE = "range";

    /// The passage as [PassageCodec] writes it.
    public static final String PASSAGE = "passage";

    /// The passage's vector, of norm 1.
    public static final String VECTOR = "vector";

    /// Korean words as they are written, and their beginnings, beside the morphemes of
    /// [Language#KO]. Only whether one is there is kept, neither how often nor where.
    public static final String EOJEOL = "text_eojeol";

    private static final FieldType PRESENCE = presence();

    private Fields() {}

    /// Made one by one as they are asked for, since their memory adds up.
    public static Iterable<Document> documents(
            DocumentEntry entry, List<Passage> passages, List<float[]> vectors) {
        Map<Language, String> titles = Scripts.ofPassage(entry.title(), entry.language());
        BitSet listed = ReferenceList.in(passages);
        return () -> {
            ListIterator<Passage> passage = passages.listIterator();
            Iterator<float[]> vector = vectors.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return passage.hasNext();
                }

                @Override
                public Document next() {
                    boolean reference = listed.get(passage.nextIndex());
                    return document(entry, titles, passage.next(), reference, vector.next());
                }
            };
        };
    }

    private static Document document(
            DocumentEntry entry,
            Map<Language, String> titles,
            Passage passage,
            boolean listed,
            float[] vector) {
        List<Field> fields = new ArrayList<>();
        fields.add(new StringField(DOCUMENT, entry.id(), Field.Store.YES));
        fields.add(new SortedDocValuesField(DOCUMENT, new BytesRef(entry.id())));
        fields.add(new NumericDocValuesField(ORDINAL, passage.ordinal()));
        fields.add(new NumericDocValuesField(RANGE, (long) passage.start() << 32 | passage.end()));
        if (listed) {
            fields.add(new NumericDocValuesField(LISTED, 1));
        }
        fields.add(new StoredField(PASSAGE, PassageCodec.encode(passage)));
        fields.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
        titles.forEach((l, t) -> fields.add(new TextField(l.title(), t, Field.Store.NO)));
        // Beside the title, with its weight: a field of their own would cost every search a third
        // more, and a heading is the title of a part.
        if (!passage.headings().isEmpty()) {
            Scripts.ofPassage(String.join("\n", passage.headings()), entry.language())
                    .forEach((l, t) -> fields.add(new TextField(l.title(), t, Field.Store.NO)));
        }
        Map<Language, String> words = Scripts.ofPassage(passage.text(), entry.language());
        words.forEach((l, t) -> fields.add(new TextField(l.text(), t, Field.Store.NO)));
        if (words.containsKey(Language.KO)) {
            fields.add(new Field(EOJEOL, passage.text(), PRESENCE));
        }
        Document document = new Document();
        fields.forEach(document::add);
        return document;
    }

    private static FieldType presence() {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }
}
