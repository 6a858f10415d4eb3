package maestro.rag.library.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import maestro.rag.document.reading.ReaderVersions;
import maestro.rag.label.Judgement;
import maestro.rag.library.Document;
import maestro.rag.message.Message;

/// By which version of its reader each document was read, and what becomes of it when it is read
/// again.
public final class StoredReadings {
    private final Catalogue catalogue;

    StoredReadings(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The ids of documents that an older version of their readers read.
    public Set<String> byOlderReaders() {
        return catalogue.call(handle -> {
            Set<String> older = new TreeSet<>();
            handle.createQuery(
                            "select id, format, language, message, reader from document"
                                    + " where merged_into is null")
                    .map((row, _) ->
                            row.getInt("reader")
                                            < ReaderVersions.of(
                                                    row.getString("format"),
                                                    row.getString("language"),
                                                    MessageCodec.read(row.getString("message")))
                                    ? row.getString("id")
                                    : "")
                    .forEach(older::add);
            older.remove("");
            return older;
        });
    }

    /// Whether a document was read before anybody noted by which version.
    public boolean longAgo(String id) {
        return catalogue.call(handle ->
                handle.createQuery("select reader = 0 from document where id = :id")
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .findOne()
                        .orElse(false));
    }

    /// Replaces what a file says of itself, and decides that a reading is to be taken: what dies
    /// from now on goes on with that.
    ///
    /// @param reading the folder of the reading; empty where the stored parts stay
    /// @param moved judgements with their places in the new text, in the stead of all there are
    public void decide(Document document, String reading, List<Judgement> moved) {
        catalogue.run(handle -> {
            handle.createUpdate(
                            """
                            update document set title = :title, authors = :authors,
                                language = :language, pages = :pages, passages = :passages,
                                status = :status, message = :message, reader = :reader,
                                reading = :reading, published = :published, venue = :venue,
                                doi = :doi, abstract = :abstract, looked_up = true
                            where id = :id
                            """)
                    .bind("id", document.id())
                    .bind("title", document.title())
                    .bind("authors", Catalogue.lines(document.authors()))
                    .bind("language", document.language())
                    .bind("pages", document.pages())
                    .bind("passages", document.passages())
                    .bind("status", document.status().name())
                    .bind("message", MessageCodec.write(document.message()))
                    .bind("reader", Catalogue.reader(document))
                    .bind("reading", reading)
                    .bindMap(Catalogue.columns(document.publication()))
                    .execute();
            StoredJudgements.replace(handle, document.id(), moved);
        });
    }

    /// What a document's message says without what became of its file.
    public Message message(String id) {
        return catalogue.call(handle ->
                handle.createQuery("select message from document where id = :id")
                        .bind("id", id)
                        .map((row, _) -> MessageCodec.read(row.getString(1)))
                        .findOne()
                        .orElse(Message.NONE));
    }

    /// The readings that were decided for and may not be in their places yet, by document.
    public Map<String, String> decided() {
        return catalogue.call(handle -> {
            Map<String, String> readings = new TreeMap<>();
            handle.createQuery("select id, reading from document where reading <> ''")
                    .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(reading -> readings.put(reading.getKey(), reading.getValue()));
            return readings;
        });
    }

    /// Notes that a reading is in its place and in the index.
    public void taken(String id) {
        catalogue.run(handle ->
                handle.createUpdate("update document set reading = '' where id = :id")
                        .bind("id", id)
                        .execute());
    }
}
