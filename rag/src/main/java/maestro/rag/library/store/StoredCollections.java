package maestro.rag.library.store;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import maestro.rag.library.Collection;
import org.jdbi.v3.core.Handle;

/// Collections in the catalogue, and which documents are in them. One that is in another carries
/// its name before a slash. Names are taken as they come.
public final class StoredCollections {
    private final Catalogue catalogue;

    StoredCollections(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The ids of all documents that are in one of the collections.
    public Set<String> idsIn(Set<String> collections) {
        if (collections.isEmpty()) {
            return Set.of();
        }
        Set<String> ids = new HashSet<>();
        for (String collection : collections) {
            catalogue.documents(collection).forEach(document -> ids.add(document.id()));
        }
        return ids;
    }

    /// All collections by name, each before those in it, which count for it, too.
    public List<Collection> all() {
        return catalogue.call(handle ->
                handle
                        .createQuery(
                                """
                                select c.name, (select count(distinct m.document)
                                    from membership m join collection k on k.id = m.collection
                                    where k.name = c.name or
                                    left(k.name, char_length(c.name) + 1) = c.name || '/')
                                from collection c
                                """)
                        .map((row, context) -> new Collection(row.getString(1), row.getInt(2)))
                        .stream()
                        .sorted(Comparator.comparing(c -> c.name().replace('/', '\u0001')))
                        .toList());
    }

    public void create(String name) {
        catalogue.run(handle -> create(handle, name));
    }

    /// @return false where the new name is that of another collection
    public boolean rename(String name, String newName) {
        return catalogue.call(handle -> {
            boolean taken =
                    !name.equals(newName)
                            && handle.createQuery(
                                                    """
                                                    select count(*) from collection where
                                                    (name = :new or left(name, char_length(:new) + 1) = :new || '/')
                                                    and name <> :old
                                                    and left(name, char_length(:old) + 1) <> :old || '/'
                                                    """)
                                            .bind("new", newName)
                                            .bind("old", name)
                                            .mapTo(Integer.class)
                                            .one()
                                    > 0;
            int renamed =
                    taken
                            ? 0
                            : handle.createUpdate(
                                            """
                                            update collection set name = :new || substring(name, char_length(:name) + 1)
                                            where name = :name or
                                            left(name, char_length(:name) + 1) = :name || '/'
                                            """)
                                    .bind("new", newName)
                                    .bind("name", name)
                                    .execute();
            if (renamed > 0) {
                create(handle, newName); // what it is in; its old name, where that is part of it
            }
            return !taken;
        });
    }

    public void remove(String name) {
        catalogue.run(handle ->
                handle.createUpdate(
                                """
                                delete from collection where name = :name or
                                left(name, char_length(:name) + 1) = :name || '/'
                                """)
                        .bind("name", name)
                        .execute());
    }

    /// Makes the collection where it does not exist; ids of no document are passed over.
    public void add(String collection, Set<String> ids) {
        catalogue.run(handle -> add(handle, collection, ids));
    }

    /// Out of the collection and those in it, whose documents count for it.
    public void takeOut(String collection, Set<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        catalogue.run(handle ->
                handle.createUpdate(
                                """
                                delete from membership where document in (<ids>) and
                                collection in (select id from collection where name = :name or
                                left(name, char_length(:name) + 1) = :name || '/')
                                """)
                        .bindList("ids", List.copyOf(ids))
                        .bind("name", collection)
                        .execute());
    }

    private static void create(Handle handle, String name) {
        for (int end = name.indexOf('/'); ; end = name.indexOf('/', end + 1)) {
            handle.createUpdate("merge into collection (name) key (name) values (:name)")
                    .bind("name", end < 0 ? name : name.substring(0, end))
                    .execute();
            if (end < 0) {
                return;
            }
        }
    }

    static void add(Handle handle, String collection, Set<String> ids) {
        create(handle, collection);
        if (ids.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        merge into membership (collection, document) key (collection, document)
                        select c.id, d.id from collection c, document d
                        where c.name = :name and d.id in (<ids>)
                        """)
                .bind("name", collection)
                .bindList("ids", List.copyOf(ids))
                .execute();
    }
}
