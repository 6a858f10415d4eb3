package maestro.rag.watch.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maestro.rag.library.LibraryException;
import maestro.rag.library.store.Database;
import maestro.rag.library.store.MessageCodec;
import maestro.rag.library.store.Words;
import maestro.rag.message.Message;
import maestro.rag.watch.FileStamp;
import maestro.rag.watch.KnownFile;
import maestro.rag.watch.WatchedFolder;
import maestro.rag.watch.WhenGone;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Watched folders and their files, in tables that the library's own scripts make: a library must
/// have been opened on the database before. Each method is one transaction.
public final class StoredWatches {
    private static final String FOLDERS =
            """
            select f.id, f.path, f.when_gone, f.paused, f.looked, c.name
            from watched_folder f left join collection c on c.id = f.collection
            """;

    private final Jdbi jdbi;

    public StoredWatches(Database database) {
        this.jdbi = Jdbi.create(database.dataSource());
    }

    /// How many files of a folder are known.
    ///
    /// @param refused of all
    /// @param gone of all
    public record Counts(int files, int refused, int gone) {
        public static final Counts NONE = new Counts(0, 0, 0);
    }

    /// By path.
    public List<WatchedFolder> folders() {
        return call(handle ->
                handle.createQuery(FOLDERS + "order by f.path")
                        .map((row, _) -> folder(row))
                        .list());
    }

    public Optional<WatchedFolder> folder(long id) {
        return call(handle ->
                handle.createQuery(FOLDERS + "where f.id = :id")
                        .bind("id", id)
                        .map((row, _) -> folder(row))
                        .findOne());
    }

    /// Adds a folder, or gives the one of the same path other choices and ends its pause.
    ///
    /// @param collection one that is there
    public WatchedFolder put(Path path, String collection, WhenGone whenGone) {
        return call(handle -> {
            handle.createUpdate(
                            """
                            merge into watched_folder (path, collection, when_gone, paused)
                            key (path) values (:path,
                                (select id from collection where name = :collection), :gone, false)
                            """)
                    .bind("path", path.toString())
                    .bind("collection", collection)
                    .bind("gone", whenGone.name())
                    .execute();
            return handle.createQuery(FOLDERS + "where f.path = :path")
                    .bind("path", path.toString())
                    .map((row, _) -> folder(row))
                    .one();
        });
    }

    public void pause(long id, boolean paused) {
        call(handle ->
                handle.createUpdate("update watched_folder set paused = :paused where id = :id")
                        .bind("paused", paused)
                        .bind("id", id)
                        .execute());
    }

    public void looked(long id, Instant when) {
        call(handle ->
                handle.createUpdate("update watched_folder set looked = :looked where id = :id")
                        .bind("looked", when.truncatedTo(ChronoUnit.MILLIS))
                        .bind("id", id)
                        .execute());
    }

    public void remove(long id) {
        call(handle ->
                handle.createUpdate("delete from watched_folder where id = :id")
                        .bind("id", id)
                        .execute());
    }

    public Counts counts(long id) {
        return call(handle ->
                handle.createQuery(
                                """
                                select count(*), count(nullif(problem, '')),
                                    coalesce(sum(case when gone then 1 else 0 end), 0)
                                from watched_file where folder = :id
                                """)
                        .bind("id", id)
                        .map((row, _) -> new Counts(row.getInt(1), row.getInt(2), row.getInt(3)))
                        .one());
    }

    /// Files of a folder that were refused or are gone, by path.
    public List<KnownFile> troubled(long id, int most) {
        return call(handle ->
                handle.createQuery(
                                """
                                select * from watched_file
                                where folder = :id and (problem <> '' or gone)
                                order by path limit :most
                                """)
                        .bind("id", id)
                        .bind("most", most)
                        .map((row, _) -> file(row))
                        .list());
    }

    /// The files of a folder by their paths.
    public Map<String, KnownFile> files(long id) {
        return call(handle -> {
            Map<String, KnownFile> files = new HashMap<>();
            handle.createQuery("select * from watched_file where folder = :id")
                    .bind("id", id)
                    .map((row, _) -> file(row))
                    .forEach(file -> files.put(file.path(), file));
            return files;
        });
    }

    /// Keeps what is known of files, in the stead of what was. A folder that is followed no longer
    /// gets none, and of documents that are not in the library any more the ids are left out.
    public void put(long folder, Collection<KnownFile> files) {
        if (files.isEmpty()) {
            return;
        }
        call(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch(
                            """
                            merge into watched_file (folder, path, size, modified, inode, device,
                                content, document, ours, gone, problem)
                            key (folder, path)
                            select f.id, :path, :size, :modified, :inode, :device, :content,
                                (select d.id from document d where d.id = :document),
                                :ours, :gone, :problem
                            from watched_folder f where f.id = :folder
                            """);
            for (KnownFile file : files) {
                batch.bind("folder", folder)
                        .bind("path", file.path())
                        .bind("size", file.stamp().size())
                        .bind("modified", file.stamp().modified())
                        .bind("inode", file.stamp().inode())
                        .bind("device", file.stamp().device())
                        .bind("content", file.content())
                        .bind("document", file.document())
                        .bind("ours", file.ours())
                        .bind("gone", file.gone())
                        .bind("problem", MessageCodec.write(file.problem()))
                        .add();
            }
            return batch.execute();
        });
    }

    public void forget(long folder, String path) {
        call(handle ->
                handle.createUpdate(
                                "delete from watched_file where folder = :folder and path = :path")
                        .bind("folder", folder)
                        .bind("path", path)
                        .execute());
    }

    /// Whether a document came in by being watched.
    public boolean broughtIn(String document) {
        return call(handle ->
                handle.createQuery(
                                """
                                select exists (select 1 from watched_file
                                    where document = :id and ours)
                                """)
                        .bind("id", document)
                        .mapTo(Boolean.class)
                        .one());
    }

    /// Whether a document is in a collection or stands for others.
    public boolean held(String document) {
        return call(handle ->
                handle.createQuery(
                                """
                                select exists (select 1 from membership where document = :id)
                                    or exists (select 1 from document where merged_into = :id)
                                """)
                        .bind("id", document)
                        .mapTo(Boolean.class)
                        .one());
    }

    /// The folders in which there still is a file of the document, beside one file.
    public Set<Long> otherFolders(String document, long folder, String path) {
        return call(handle ->
                handle.createQuery(
                                """
                                select folder from watched_file
                                where document = :id and not gone
                                    and not (folder = :folder and path = :path)
                                """)
                        .bind("id", document)
                        .bind("folder", folder)
                        .bind("path", path)
                        .mapTo(Long.class)
                        .set());
    }

    private static WatchedFolder folder(ResultSet row) throws SQLException {
        return new WatchedFolder(
                row.getLong("id"),
                Path.of(row.getString("path")),
                row.getString("name"),
                WhenGone.valueOf(row.getString("when_gone")),
                row.getBoolean("paused"),
                row.getObject("looked", Instant.class));
    }

    private static KnownFile file(ResultSet row) throws SQLException {
        return new KnownFile(
                row.getString("path"),
                new FileStamp(
                        row.getLong("size"),
                        row.getLong("modified"),
                        row.getString("inode"),
                        row.getString("device")),
                row.getString("content"),
                row.getString("document"),
                row.getBoolean("ours"),
                row.getBoolean("gone"),
                MessageCodec.read(row.getString("problem")));
    }

    private <T> T call(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (JdbiException e) {
            throw new LibraryException(
                    Words.diskFull(e)
                            ? Message.of("disk.full.kept")
                            : Message.of("catalogue.failed", String.valueOf(e.getMessage())),
                    e,
                    true);
        }
    }
}
