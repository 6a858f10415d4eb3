package maestro.rag.library;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import maestro.rag.bibliography.Publication;
import maestro.rag.message.Shown;

/// What a document is called in lists and bibliographies.
///
/// @param title one line of 1 to 300 characters; what is longer is cut
/// @param authors one to a line, without empty ones; at most 100, of 100 characters each
/// @param language BCP 47 primary tag; "und" where it is none
public record Description(
        String title, List<String> authors, Publication publication, String language) {
    private static final int LONGEST_TITLE = 300;
    private static final int MOST_AUTHORS = 100;
    private static final int LONGEST_NAME = 100;

    /// @throws IllegalArgumentException where there is no title
    public Description {
        title = line(title, LONGEST_TITLE);
        if (title.isEmpty()) {
            throw new IllegalArgumentException("A document has a title");
        }
        authors =
                authors.stream()
                        .map(name -> line(name, LONGEST_NAME))
                        .filter(name -> !name.isEmpty())
                        .limit(MOST_AUTHORS)
                        .toList();
        String tag = language.strip().toLowerCase(Locale.ROOT);
        language = tag.matches("[a-z]{2,3}") ? tag : "und";
    }

    /// As a document is described now.
    public static Description of(Document document) {
        return new Description(
                document.title(), document.authors(), document.publication(), document.language());
    }

    /// The fields in which another says something else.
    public Set<Field> differing(Description other) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            if (!value(field).equals(other.value(field))) {
                fields.add(field);
            }
        }
        return fields;
    }

    /// This with some fields as another has them.
    public Description with(Set<Field> fields, Description other) {
        Publication mine = publication;
        Publication its = other.publication;
        return new Description(
                fields.contains(Field.TITLE) ? other.title : title,
                fields.contains(Field.AUTHORS) ? other.authors : authors,
                new Publication(
                        fields.contains(Field.YEAR) ? its.year() : mine.year(),
                        fields.contains(Field.VENUE) ? its.venue() : mine.venue(),
                        fields.contains(Field.DOI) ? its.doi() : mine.doi(),
                        fields.contains(Field.ABSTRACT) ? its.summary() : mine.summary()),
                fields.contains(Field.LANGUAGE) ? other.language : language);
    }

    /// A field in words, authors one to a line; empty where it is not known.
    public String value(Field field) {
        return switch (field) {
            case TITLE -> title;
            case AUTHORS -> String.join("\n", authors);
            case YEAR -> publication.year() == 0 ? "" : String.valueOf(publication.year());
            case VENUE -> publication.venue();
            case DOI -> publication.doi();
            case ABSTRACT -> publication.summary();
            case LANGUAGE -> language.equals("und") ? "" : language;
        };
    }

    private static String line(String words, int most) {
        String line = Shown.line(words);
        int end = Math.min(line.length(), most);
        boolean split = end < line.length() && Character.isHighSurrogate(line.charAt(end - 1));
        return line.substring(0, split ? end - 1 : end).strip();
    }
}
