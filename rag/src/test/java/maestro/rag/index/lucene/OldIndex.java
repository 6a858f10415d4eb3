package maestro.rag.index.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.index.DocumentEntry;
import maestro.rag.index.field.Fields;
import maestro.rag.index.field.LanguageAnalyzer;
import maestro.rag.library.Document;
import maestro.rag.library.folder.Disk;
import maestro.rag.library.folder.DocumentFolders;
import maestro.rag.library.folder.StoredPassages;
import maestro.rag.library.store.Catalogue;
import maestro.rag.library.store.Database;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// Writes the indexes of `lucene-9.12.zip` and, from the documents of a home that is named as well,
/// `lucene-9.12-library.zip`, with whatever Lucene is on the class path. To make those files again,
/// run it with Lucene 9.12 there instead of the project's, and pack what it leaves in the folder
/// (but its lock):
///
/// ```
/// java -cp 'lucene-9.12.3/*:target/classes:target/test-classes:…' maestro.rag.index.lucene.OldIndex folder [home]
/// ```
///
/// where `lucene-9.12.3` has `lucene-core` and `lucene-analysis-common`, `-nori` and `-kuromoji`,
/// and the home is one into which the files of `OldLibraryTest` were put.
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
            if (arguments.length > 1) {
                putAll(writer, Path.of(arguments[1]));
            } else {
                put(writer, "cats", "On cats", CATS);
                writer.commit(); // two segments, so that there is something to merge
                put(writer, "ships", "On ships", SHIPS);
                writer.commit();
            }
        }
    }

    private static void putAll(IndexWriter writer, Path home) throws IOException {
        DocumentFolders folders = new DocumentFolders(home, Disk.REAL);
        try (Database database = Database.open(home)) {
            for (Document document : new Catalogue(database).documents()) {
                String id = document.id();
                StoredPassages stored =
                        folders.passages(id, new HashingEmbedder().fingerprint()).orElseThrow();
                writer.updateDocuments(
                        new Term(Fields.DOCUMENT, id),
                        Fields.documents(
                                new DocumentEntry(id, document.title(), document.language()),
                                StoredPassages.passages(
                                        id, folders.text(id), folders.layout(id), stored.spans()),
                                stored.vectors()));
                writer.commit();
            }
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
