package maestro.rag.library.store;

import java.util.List;
import maestro.rag.label.Judgement;
import maestro.rag.label.Judgements;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/// Judgements in the catalogue.
public final class StoredJudgements implements Judgements {
    private final Catalogue catalogue;

    public StoredJudgements(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Judgement> all() {
        return catalogue.call(handle ->
                rows(handle.createQuery(
                                "select * from judgement order by query, document, first_character"))
                        .list());
    }

    @Override
    public List<Judgement> of(String query) {
        return catalogue.call(handle ->
                rows(handle.createQuery(
                                        "select * from judgement where query = :query order by document, first_character")
                                .bind("query", Judgement.line(query)))
                        .list());
    }

    private static ResultIterable<Judgement> rows(Query query) {
        return query.map((row, _) ->
                new Judgement(
                        row.getString("query"),
                        row.getString("document"),
                        row.getInt("first_character"),
                        row.getInt("last_character"),
                        row.getBoolean("good")));
    }

    @Override
    public void judge(Judgement judgement) {
        if (judgement.query().isEmpty()) {
            return;
        }
        catalogue.run(handle -> put(handle, judgement));
    }

    private static void put(Handle handle, Judgement judgement) {
        bound(
                        handle.createUpdate(
                                """
                                merge into judgement
                                    (query, document, first_character, last_character, good)
                                key (query, document, first_character, last_character)
                                select cast(:query as varchar(1000)), id, cast(:start as int),
                                    cast(:end as int), cast(:good as boolean)
                                from document where id = :document
                                """),
                        judgement)
                .bind("good", judgement.good())
                .execute();
    }

    /// Those of one document, by query.
    public List<Judgement> about(String documentId) {
        return catalogue.call(handle ->
                rows(handle.createQuery(
                                        "select * from judgement where document = :document order by query, first_character")
                                .bind("document", documentId))
                        .list());
    }

    /// Puts these in the place of all that are about a document.
    static void replace(Handle handle, String documentId, List<Judgement> judgements) {
        handle.createUpdate("delete from judgement where document = :document")
                .bind("document", documentId)
                .execute();
        judgements.forEach(judgement -> put(handle, judgement));
    }

    @Override
    public void withdraw(Judgement judgement) {
        catalogue.run(handle ->
                bound(
                                handle.createUpdate(
                                        """
                                        delete from judgement where query = :query and document = :document
                                            and first_character = :start and last_character = :end
                                        """),
                                judgement)
                        .execute());
    }

    private static <T extends SqlStatement<T>> T bound(T statement, Judgement judgement) {
        return statement
                .bind("query", judgement.query())
                .bind("document", judgement.documentId())
                .bind("start", judgement.start())
                .bind("end", judgement.end());
    }
}
