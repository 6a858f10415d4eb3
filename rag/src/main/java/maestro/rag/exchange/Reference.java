package maestro.rag.exchange;

import java.util.List;
import maestro.rag.bibliography.Publication;

/// An entry of somebody's bibliography. What is not stated is empty.
///
/// @param key by which a manuscript cites it
/// @param type of the Citation Style Language: "article-journal", "paper-conference", "book", …
/// @param authors as they are said: "Ada Lovelace"
/// @param language BCP 47 primary tag
/// @param files as the entry names them: paths, addresses
record Reference(
        String key,
        String type,
        String title,
        List<String> authors,
        Publication publication,
        String language,
        List<String> tags,
        String note,
        List<String> files) {
    Reference {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
        files = List.copyOf(files);
    }
}
