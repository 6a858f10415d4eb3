package maestro.rag.library.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import maestro.rag.bibliography.Publication;
import maestro.rag.document.reading.ReaderVersions;
import maestro.rag.label.Marks;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Field;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The truth about documents, in the home folder's database. Each method is one transaction that is
/// in the file when it returns.
public final class Catalogue {
    private static final String HISTORY = "flyway_rag";
    private static final String SCRIPTS = "maestro/rag/library/store";

    private static final String DOCUMENTS =
            """
            select d.*, (select listagg(t.name, char(10)) within group (order by t.name)
                from tag t where t.document = d.id) tags
            from document d
            """;

    private static final List<String> MERGE =
            List.of(
                    """
                    merge into tag (document, name) key (document, name)
                    select cast(:kept as char(64)), name from tag where document = :other
                    """,
                    """
                    merge into membership (collection, document) key (collection, document)
                    select collection, cast(:kept as char(64)) from membership
                    where document = :other
                    """,
                    """
                    update document set
                        (note, authors, published, venue, doi, abstract) = (select
                            case when o.note = '' or o.note = k.note then k.note
                                when k.note = '' then o.note
                                else k.note || char(10) || o.note end,
                            case when k.authors = '' then o.authors else k.authors end,
                            case when k.published = 0 then o.published else k.published end,
                            case when k.venue = '' then o.venue else k.venue end,
                            case when k.doi = '' then o.doi else k.doi end,
                            case when k.abstract = '' then o.abstract else k.abstract end
                        from document k, document o where k.id = :kept and o.id = :other)
                    where id = :kept
                    """,
                    "delete from tag where document = :other and :kept <> ''",
                    "delete from membership where document = :other and :kept <> ''",
                    "update document set merged_into = :kept where id = :other or merged_into = :other");

    private final Jdbi jdbi;
    private final StoredCollections collections = new StoredCollections(this);
    private final StoredReadings readings = new StoredReadings(this);

    public Catalogue(Database database) {
        database.migrate(SCRIPTS, HISTORY);
        this.jdbi = Jdbi.create(database.dataSource());
    }

    /// A row.
    ///
    /// @param lost whether the stored files are gone or incomplete, so that the document counts as
    ///   not there when it is added again
    public record Entry(Document document, boolean lost) {}

    public Optional<Entry> entry(String id) {
        return call(handle ->
                handle.createQuery(DOCUMENTS + "where d.id = :id")
                        .bind("id", id)
                        .map((row, context) -> entry(row))
                        .findOne());
    }

    /// All documents, oldest first; those of one run in the order of their files.
    public List<Document> documents() {
        return call(handle ->
                handle.createQuery(
                                DOCUMENTS
                                        + "where d.merged_into is null order by d.added, d.place, d.id")
                        .map((row, context) -> entry(row).document())
                        .list());
    }

    public List<Document> documents(String collection) {
        return call(handle ->
                handle.createQuery(
                                DOCUMENTS
                                        + """
                                        where d.id in (select m.document from membership m
                                            join collection c on c.id = m.collection
                                            where c.name = :name or
                                            left(c.name, char_length(:name) + 1) = :name || '/')
                                        and d.merged_into is null order by d.added, d.place, d.id
                                        """)
                        .bind("name", collection)
                        .map((row, context) -> entry(row).document())
                        .list());
    }

    public StoredCollections collections() {
        return collections;
    }

    public StoredReadings readings() {
        return readings;
    }

    /// How many passages each document has that is not lost: what the index should hold.
    public Map<String, Integer> passageCounts() {
        return call(handle -> {
            Map<String, Integer> counts = new TreeMap<>();
            handle.createQuery(
                            "select id, passages from document where not lost and merged_into is null")
                    .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                    .forEach(count -> counts.put(count.getKey(), count.getValue()));
            return counts;
        });
    }

    /// The ids of documents whose stored files were gone when somebody last looked.
    public Set<String> lostIds() {
        return call(handle ->
                handle.createQuery("select id from document where lost").mapTo(String.class).set());
    }

    /// Adds or replaces a document, and puts it into a collection, made where it does not exist.
    ///
    /// @param place among the documents that the same run adds
    public void put(Document document, int place, @Nullable String collection) {
        run(handle -> {
            handle.createUpdate(
                            """
                            merge into document (id, title, authors, file, format, language,
                                bytes, pages, passages, status, message, added, place, lost,
                                published, venue, doi, abstract, looked_up, reader)
                            key (id) values (:id, :title, :authors, :file, :format,
                                :language, :bytes, :pages, :passages, :status, :message,
                                :added, :place, false, :published, :venue, :doi, :abstract, true, :reader)
                            """)
                    .bind("id", document.id())
                    .bind("title", document.title())
                    .bind("authors", lines(document.authors()))
                    .bind("file", document.file())
                    .bind("format", document.format())
                    .bind("language", document.language())
                    .bind("bytes", document.bytes())
                    .bind("pages", document.pages())
                    .bind("passages", document.passages())
                    .bind("status", document.status().name())
                    .bind("message", MessageCodec.write(document.message()))
                    .bind("added", document.added())
                    .bind("place", place)
                    .bind("reader", reader(document))
                    .bindMap(columns(document.publication()))
                    .execute();
            if (collection != null) {
                StoredCollections.add(handle, collection, Set.of(document.id()));
            }
        });
    }

    static int reader(Document document) {
        return ReaderVersions.of(document.format(), document.language(), document.message());
    }

    /// Notes whether a document's stored files are gone. While they are, the document has no
    /// passages and says what to do; the row keeps the rest for the case that they come back.
    public void markLost(String id, boolean lost) {
        run(handle ->
                handle.createUpdate("update document set lost = :lost where id = :id")
                        .bind("id", id)
                        .bind("lost", lost)
                        .execute());
    }

    /// @param fields that are said otherwise than before
    public void describe(String id, Description description, Set<Field> fields) {
        Set<Field> edited = EnumSet.noneOf(Field.class);
        edited.addAll(edited(id));
        edited.addAll(fields);
        run(handle ->
                handle.createUpdate(
                                """
                                update document set title = :title, authors = :authors,
                                    language = :language, published = :published,
                                    venue = :venue, doi = :doi, abstract = :abstract,
                                    edited = :edited, looked_up = true
                                where id = :id
                                """)
                        .bind("id", id)
                        .bind("title", description.title())
                        .bind("authors", lines(description.authors()))
                        .bind("language", description.language())
                        .bind("edited", lines(edited.stream().map(Field::name).toList()))
                        .bindMap(columns(description.publication()))
                        .execute());
    }

    /// What is said otherwise of a document than its file says; of those described before version 7
    /// nobody knows.
    public Set<Field> edited(String id) {
        return call(handle ->
                handle.createQuery("select edited from document where id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne()
                        .map(Catalogue::fields)
                        .orElse(Set.of()));
    }

    private static Set<Field> fields(String lines) {
        Set<String> names = lines.lines().collect(Collectors.toSet());
        return Arrays.stream(Field.values())
                .filter(field -> names.contains(field.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// @param remark nothing takes the one there is away
    /// @return false where there is no such document
    public boolean remark(String id, Message remark) {
        return call(handle ->
                handle.createUpdate("update document set remark = :remark where id = :id")
                        .bind("id", id)
                        .bind("remark", MessageCodec.write(remark))
                        .execute())
                > 0;
    }

    /// Documents that came in before anybody asked where they were published.
    public List<String> notLookedUp() {
        return call(handle ->
                handle.createQuery(
                                """
                                select id from document where not looked_up and not lost
                                order by added, place, id
                                """)
                        .mapTo(String.class)
                        .list());
    }

    /// Notes where a document was published, unless somebody has said so meanwhile.
    public void lookedUp(String id, Publication publication) {
        run(handle ->
                handle.createUpdate(
                                """
                                update document set published = :published, venue = :venue,
                                    doi = :doi, abstract = :abstract, looked_up = true
                                where id = :id and not looked_up
                                """)
                        .bind("id", id)
                        .bindMap(columns(publication))
                        .execute());
    }

    static Map<String, Object> columns(Publication publication) {
        return Map.of(
                "published", publication.year(),
                "venue", publication.venue(),
                "doi", publication.doi(),
                "abstract", publication.summary());
    }

    /// The ids of the documents that another one stands for.
    public List<String> mergedInto(String id) {
        return call(handle ->
                handle.createQuery("select id from document where merged_into = :id order by id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .list());
    }

    /// The document that stands for one, itself where none does.
    public Document standingFor(Document document) {
        return call(handle ->
                        handle.createQuery(
                                        DOCUMENTS
                                                + "where d.id = (select merged_into from document where id = :id)")
                                .bind("id", document.id())
                                .map((row, context) -> entry(row).document())
                                .findOne())
                .orElse(document);
    }

    /// Lets one document stand for another, with its tags, collections, note, and description where
    /// it has none of its own.
    public void merge(String kept, String other) {
        run(handle -> {
            for (String sql : MERGE) {
                handle.createUpdate(sql).bind("kept", kept).bind("other", other).execute();
            }
        });
    }

    /// @return false where there was none
    public boolean remove(String id) {
        return call(handle ->
                handle.createUpdate("delete from document where id = :id").bind("id", id).execute())
                > 0;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String authors = row.getString("authors");
        String tags = row.getString("tags");
        boolean lost = row.getBoolean("lost");
        Document document =
                new Document(
                        row.getString("id"),
                        row.getString("title"),
                        authors.isEmpty() ? List.of() : authors.lines().toList(),
                        row.getString("file"),
                        row.getString("format"),
                        row.getString("language"),
                        row.getLong("bytes"),
                        row.getInt("pages"),
                        lost ? 0 : row.getInt("passages"),
                        lost
                                ? Document.Status.PARTIAL
                                : Document.Status.valueOf(row.getString("status")),
                        (lost
                                        ? Message.of("document.lost")
                                        : MessageCodec.read(row.getString("message")))
                                .and(MessageCodec.read(row.getString("remark"))),
                        row.getObject("added", Instant.class),
                        new Publication(
                                row.getInt("published"),
                                row.getString("venue"),
                                row.getString("doi"),
                                row.getString("abstract")),
                        new Marks(
                                tags == null ? List.of() : tags.lines().toList(),
                                row.getString("note")));
        return new Entry(document, lost);
    }

    static String lines(List<String> authors) {
        return String.join("\n", authors);
    }

    /// Something done in a transaction, for its effect.
    interface Work {
        void in(Handle handle);
    }

    void run(Work work) {
        call(handle -> {
            work.in(handle);
            return true;
        });
    }

    private static Message reason(JdbiException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof LibraryException e) {
                return e.explanation(); // why the database could not be opened again
            }
        }
        return Words.diskFull(failure)
                ? Message.of("disk.full.kept")
                : Message.of("catalogue.failed", String.valueOf(failure.getMessage()));
    }

    <T> T call(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (JdbiException e) {
            throw new LibraryException(reason(e), e, true);
        }
    }
}
