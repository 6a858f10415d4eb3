package maestro.rag.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import maestro.rag.bibliography.Dates;
import maestro.rag.bibliography.Publication;

/// The input data of the Citation Style Language 1.0.2. Files are named in `attachment`, which
/// other programs pass over.
final class CslJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CslJson() {}

    static ReferenceFormat.Read read(String text) {
        List<Reference> read = new ArrayList<>();
        int damaged = 0;
        try {
            JsonNode root = JSON.readTree(text);
            JsonNode items = root.isArray() ? root : root.path("items");
            for (JsonNode item : items) {
                if (item.isObject()) {
                    read.add(reference(item));
                } else {
                    damaged++;
                }
            }
        } catch (JsonProcessingException e) {
            damaged++;
        }
        return new ReferenceFormat.Read(read, damaged);
    }

    private static Reference reference(JsonNode item) {
        JsonNode date = item.path("issued");
        String year = date.path("date-parts").path(0).path(0).asText("");
        String stated =
                year.isEmpty() ? date.path("raw").asText(date.path("literal").asText("")) : year;
        String doi = item.path("DOI").asText("");
        List<String> tags = new ArrayList<>();
        for (String word : item.path("keyword").asText("").split("[,;]")) {
            if (!word.isBlank()) {
                tags.add(word.strip());
            }
        }
        return new Reference(
                item.path("id").asText(""),
                item.path("type").asText("document").toLowerCase(Locale.ROOT),
                clean(item.path("title").asText("")),
                StreamSupport.stream(item.path("author").spliterator(), false)
                        .map(CslJson::name)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                new Publication(
                        Dates.year(stated),
                        clean(item.path("container-title").asText("")),
                        doi.isEmpty() ? item.path("URL").asText("") : doi,
                        clean(item.path("abstract").asText(""))),
                Names.language(item.path("language").asText("")),
                tags,
                item.path("note").asText(""),
                StreamSupport.stream(item.path("attachment").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    private static String name(JsonNode person) {
        String family = person.path("family").asText("");
        return family.isEmpty()
                ? person.path("literal").asText("").strip()
                : String.join(
                                " ",
                                person.path("given").asText(""),
                                person.path("non-dropping-particle").asText(""),
                                family)
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    /// Titles may be marked up as rich text.
    private static String clean(String text) {
        return text.replaceAll("</?(?:i|b|sup|sub|span|p|jats:[a-z]+)(?: [^>]{0,200})?>", "")
                .strip();
    }

    static String write(List<Reference> references) {
        ArrayNode items = JSON.createArrayNode();
        for (Reference r : references) {
            Publication p = r.publication();
            ObjectNode item = items.addObject();
            item.put("id", r.key()).put("type", r.type()).put("title", r.title());
            ArrayNode authors = item.putArray("author");
            for (String author : r.authors()) {
                String given = Names.given(author);
                if (given.isEmpty()) {
                    authors.addObject().put("literal", author);
                } else {
                    authors.addObject().put("family", Names.family(author)).put("given", given);
                }
            }
            if (p.year() != 0) {
                item.putObject("issued").putArray("date-parts").addArray().add(p.year());
            }
            put(item, "container-title", p.venue());
            put(item, "DOI", p.doi());
            put(item, "abstract", p.summary());
            put(item, "language", r.language());
            put(item, "keyword", String.join(", ", r.tags()));
            put(item, "note", r.note());
            if (!r.files().isEmpty()) {
                ArrayNode files = item.putArray("attachment");
                r.files().forEach(files::add);
            }
        }
        return items.toPrettyString() + "\n";
    }

    private static void put(ObjectNode item, String field, String value) {
        if (!value.isBlank()) {
            item.put(field, value);
        }
    }
}
