package maestro.rag.library.local;

import java.util.Set;
import maestro.rag.library.CollectionName;
import maestro.rag.library.CollectionNameException;
import maestro.rag.library.store.StoredCollections;
import maestro.rag.message.Message;

/// Changes collections, by names as people type them, and tells of it.
///
/// @param changed called after each change
record DocumentGroups(StoredCollections stored, Runnable changed) {

    void create(String name) {
        stored.create(CollectionName.of(name));
        changed.run();
    }

    void rename(String name, String newName) {
        String wanted = CollectionName.of(newName);
        if (!stored.rename(name.strip(), wanted)) {
            throw new CollectionNameException(Message.of("collection.taken", wanted));
        }
        changed.run();
    }

    void remove(String name) {
        stored.remove(name.strip());
        changed.run();
    }

    void add(String name, Set<String> documentIds) {
        stored.add(CollectionName.of(name), documentIds);
        changed.run();
    }

    void takeOut(String name, Set<String> documentIds) {
        stored.takeOut(name.strip(), documentIds);
        changed.run();
    }
}
