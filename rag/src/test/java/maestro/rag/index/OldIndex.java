package maestro.rag.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import maestro.rag.embedding.HashingEmbedder;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// Writes the index of `lucene-9.12.zip`, with whatever Lucene is on the class path. To make that
/// file again, run it with Lucene 9.12 there instead of the project's, and pack what it leaves in
/// the folder (but its lock):
///
/// ```
/// java -cp 'lucene-9.12.3/*:target/classes:target/test-classes' maestro.rag.index.OldIndex folder
/// ```
///
/// where `lucene-9.12.3` has `lucene-core` and `lucene-analysis-common`, `-nori` and `-kuromoji`.
final class OldIndex {
    static final List<String> CATS =
            List.of("Cats sleep for most of the day.", "Their whiskers feel the dark.");
    static final List<String> SHIPS = List.of("A ship floats because it displaces water.");

    private OldIndex() {}

    public static void main(String[] arguments) throws IOException {
        HashingEmbedder embedder = new HashingEmbedder();
        try (Directory directory = FSDirectory.open(Path.of(arguments[0]));
                LanguageAnalyzer analyzer = new LanguageAnalyzer();
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            CommitLabel label = new CommitLabel(embedder.fingerprint(), embedder.dimension());
            writer.setLiveCommitData(label.toMap().entrySet());
            put(writer, "cats", "On cats", CATS);
            writer.commit(); // two segments, so that there is something to merge
            put(writer, "ships", "On ships", SHIPS);
            writer.commit();
        }
    }

    private static void put(IndexWriter writer, String id, String title, List<String> texts)
            throws IOException {
        writer.updateDocuments(
                new Term(Fields.DOCUMENT, id),
                Fields.documents(
                        new DocumentEntry(id, title, "en"),
                        IndexFixture.passages(id, texts),
                        texts.stream().map(IndexFixture.EMBEDDER::embed).toList()));
    }
}
