package maestro.agents.journal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionDigest;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The tables and their SQL.
final class EntryTable {
    /// Bodies longer than this go to the large column.
    private static final int LONGEST_BODY = 900_000;

    private static final int FEW = 500;

    private final Jdbi jdbi;
    private final EventCodec codec;
    private final ObjectMapper mapper = EventJson.mapper();
    private final ObjectReader digests = mapper.readerFor(MissionDigest.class);

    EntryTable(Jdbi jdbi, EventCodec codec) {
        this.jdbi = jdbi;
        this.codec = codec;
    }

    /// An entry with its stored form.
    record Row(JournalEntry entry, Encoded encoded) {}

    /// Now, as exactly as it is stored.
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    void insert(Handle handle, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        // plain JDBC: binding through Jdbi costs as much as writing
        try (PreparedStatement batch =
                handle.getConnection()
                        .prepareStatement(
                                "insert into mission_event values (?, ?, ?, ?, ?, ?, ?)")) {
            for (Row row : rows) {
                String json = row.encoded().json();
                boolean large = json.length() > LONGEST_BODY;
                batch.setString(1, row.entry().missionId());
                batch.setLong(2, row.entry().sequence());
                batch.setLong(3, ChronoUnit.MICROS.between(Instant.EPOCH, row.entry().at()));
                batch.setString(4, row.encoded().type());
                batch.setInt(5, row.encoded().version());
                batch.setString(6, large ? null : json);
                batch.setString(7, large ? json : null);
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    void save(Handle handle, Collection<MissionDigest> changed) {
        for (MissionDigest digest : changed) {
            handle.execute(
                    "merge into mission_digest key (mission_id) values (?, ?, ?)",
                    digest.id(),
                    MissionDigest.VERSION,
                    json(digest));
        }
    }

    void remove(Handle handle, String missionId) {
        handle.execute("delete from mission_event where mission_id = ?", missionId);
        handle.execute("delete from mission_digest where mission_id = ?", missionId);
    }

    List<JournalEntry> read(String missionId, long after, int most) {
        record Stored(long sequence, long micros, Encoded encoded) {}
        List<Stored> rows =
                jdbi.withHandle(handle ->
                        handle.createQuery(
                                        "select sequence, at_micros, type, version, body, large_body"
                                                + " from mission_event where mission_id = ? and sequence > ?"
                                                + " order by sequence limit ?")
                                .bind(0, missionId)
                                .bind(1, after)
                                .bind(2, most)
                                .map((result, _) ->
                                        new Stored(
                                                result.getLong(1),
                                                result.getLong(2),
                                                new Encoded(
                                                        result.getString(3),
                                                        result.getInt(4),
                                                        body(result))))
                                .list());
        // most of the time goes into JSON, so that a long mission opens on all cores
        return (rows.size() < FEW ? rows.stream() : rows.parallelStream())
                .map(row ->
                        new JournalEntry(
                                missionId,
                                row.sequence(),
                                Instant.EPOCH.plus(row.micros(), ChronoUnit.MICROS),
                                codec.decode(row.encoded())))
                .toList();
    }

    private static String body(ResultSet result) throws SQLException {
        String body = result.getString(5);
        return body == null ? result.getString(6) : body;
    }

    /// The digests of this program's version.
    List<MissionDigest> digests() {
        return jdbi.withHandle(handle ->
                handle.createQuery("select body from mission_digest where version = ?")
                        .bind(0, MissionDigest.VERSION)
                        .map((result, _) -> digest(result.getString(1)))
                        .list());
    }

    /// Missions whose digest is missing or of another version. Looks through the stream only where
    /// there are no digests at all.
    List<String> withoutDigest() {
        return jdbi.withHandle(handle -> {
            int all =
                    handle.createQuery("select count(*) from mission_digest")
                            .mapTo(int.class)
                            .one();
            return all == 0
                    ? handle.createQuery("select distinct mission_id from mission_event")
                            .mapTo(String.class)
                            .list()
                    : handle.createQuery("select mission_id from mission_digest where version <> ?")
                            .bind(0, MissionDigest.VERSION)
                            .mapTo(String.class)
                            .list();
        });
    }

    private MissionDigest digest(String json) {
        try {
            return digests.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A mission's digest is damaged", e);
        }
    }

    private String json(MissionDigest digest) {
        try {
            return mapper.writeValueAsString(digest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
