package maestro.rag.library.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import maestro.rag.label.DocumentFilter;
import maestro.rag.label.Labels;
import maestro.rag.label.QueryField;
import maestro.rag.label.SavedSearch;
import maestro.rag.label.Tag;

/// Tags, notes and saved searches in the catalogue.
public final class StoredLabels implements Labels {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 100_000;

    private final Catalogue catalogue;
    private final Runnable changed;

    /// @param changed is told of every change
    public StoredLabels(Catalogue catalogue, Runnable changed) {
        this.catalogue = catalogue;
        this.changed = changed;
    }

    @Override
    public List<Tag> tags() {
        return catalogue.call(handle ->
                handle.createQuery("select name, count(*) from tag group by name order by name")
                        .map((row, _) -> new Tag(row.getString(1), row.getInt(2)))
                        .list());
    }

    @Override
    public void tag(Set<String> documentIds, String tag) {
        String name = Tag.name(tag);
        if (name.isEmpty() || documentIds.isEmpty()) {
            return;
        }
        catalogue.run(handle ->
                handle.createUpdate(
                                """
                                merge into tag (document, name) key (document, name)
                                select id, cast(:name as varchar(60)) from document where id in (<ids>)
                                """)
                        .bind("name", name)
                        .bindList("ids", List.copyOf(documentIds))
                        .execute());
        changed.run();
    }

    @Override
    public void untag(Set<String> documentIds, String tag) {
        if (documentIds.isEmpty()) {
            return;
        }
        catalogue.run(handle ->
                handle.createUpdate("delete from tag where name = :name and document in (<ids>)")
                        .bind("name", Tag.name(tag))
                        .bindList("ids", List.copyOf(documentIds))
                        .execute());
        changed.run();
    }

    @Override
    public void note(String documentId, String note) {
        String kept = note.strip();
        catalogue.run(handle ->
                handle.createUpdate("update document set note = :note where id = :id")
                        .bind("note", kept.substring(0, Math.min(kept.length(), LONGEST_NOTE)))
                        .bind("id", documentId)
                        .execute());
        changed.run();
    }

    @Override
    public List<SavedSearch> savedSearches() {
        return catalogue.call(handle ->
                handle.createQuery("select name, filter from saved_search order by name")
                        .map((row, _) -> new SavedSearch(row.getString(1), row.getString(2)))
                        .list());
    }

    @Override
    public void save(SavedSearch search) {
        String name = search.name().replaceAll("\\s+", " ").strip();
        if (name.isEmpty()) {
            return;
        }
        catalogue.run(handle ->
                handle.createUpdate(
                                "merge into saved_search (name, filter) key (name) values (:name, :filter)")
                        .bind("name", name.substring(0, Math.min(name.length(), LONGEST_NAME)))
                        .bind("filter", search.filter())
                        .execute());
        changed.run();
    }

    @Override
    public void forget(String savedSearch) {
        catalogue.run(handle ->
                handle.createUpdate("delete from saved_search where name = :name")
                        .bind("name", savedSearch)
                        .execute());
        changed.run();
    }

    /// The ids of the documents of which a field says so, as [maestro.rag.label.Facts#field] would
    /// judge each: only ids leave the database.
    public Set<String> holding(QueryField field, String value) {
        String line = value.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return switch (field) {
            case TAG ->
                    ids(
                            "exists (select 1 from tag t where t.document = d.id and t.name = :value)",
                            value);
            case YEAR -> {
                int[] span = DocumentFilter.years(value);
                yield fitting(new DocumentFilter(Set.of(), span[0], span[1], ""));
            }
            case LANGUAGE -> ids("lower(d.language) = :value", line);
            case TITLE -> ids(contains("title"), line);
            // One a line, which no value reaches over.
            case AUTHOR -> ids("locate(:value, lower(d.authors)) > 0", line);
            case VENUE -> ids(contains("venue"), line);
            case DOI -> ids(contains("doi"), line);
            case FILE -> ids(contains("file"), line);
            case NOTE -> ids(contains("note"), line);
        };
    }

    private static String contains(String column) {
        return "locate(:value, regexp_replace(lower(d." + column + "), '\\s+', ' ')) > 0";
    }

    private Set<String> ids(String condition, String value) {
        String sql = "select d.id from document d where d.merged_into is null and " + condition;
        return catalogue.call(
                handle -> handle.createQuery(sql).bind("value", value).mapTo(String.class).set());
    }

    /// The ids of the documents that a filter's tags, years and language leave.
    public Set<String> fitting(DocumentFilter filter) {
        List<String> conditions = new ArrayList<>(List.of("d.merged_into is null"));
        Map<String, Object> values = new HashMap<>();
        int number = 0;
        for (String tag : filter.tags()) {
            String key = "tag" + number++;
            conditions.add(
                    "exists (select 1 from tag t where t.document = d.id and t.name = :"
                            + key
                            + ")");
            values.put(key, tag);
        }
        if (filter.from() > 0 || filter.to() > 0) {
            conditions.add("d.published > 0 and d.published >= :from and d.published <= :to");
            values.put("from", filter.from());
            values.put("to", filter.to() == 0 ? Integer.MAX_VALUE : filter.to());
        }
        if (!filter.language().isEmpty()) {
            conditions.add("d.language = :language");
            values.put("language", filter.language());
        }
        String sql = "select d.id from document d where " + String.join(" and ", conditions);
        return catalogue.call(
                handle -> handle.createQuery(sql).bindMap(values).mapTo(String.class).set());
    }
}
