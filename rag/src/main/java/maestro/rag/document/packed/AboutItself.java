package maestro.rag.document.packed;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.bibliography.Dates;
import maestro.rag.bibliography.Publication;
import maestro.rag.document.text.CleanText;
import maestro.rag.document.text.PersonNames;
import maestro.rag.document.text.StatedTitle;
import org.jspecify.annotations.Nullable;

/// What a document says about itself in the terms of Dublin Core, which OOXML, OpenDocument and
/// EPUB share.
///
/// @param title null where it has none that could be one
public record AboutItself(@Nullable String title, List<String> authors, Publication publication) {
    private static final int MOST_PEOPLE = 1_000;

    public static final AboutItself NOTHING = new AboutItself(null, List.of(), Publication.UNKNOWN);

    /// @param part with the elements `title`, `creator` and `initial-creator`, the last of which
    ///   decides where it is there; null where the document has none
    public static AboutItself read(byte @Nullable [] part) {
        if (part == null) {
            return NOTHING;
        }
        String title = null;
        List<String> creators = new ArrayList<>();
        List<String> initial = new ArrayList<>();
        int published = 0;
        int created = 0;
        String doi = "";
        try {
            XMLStreamReader xml = Xml.of(part);
            while (xml.hasNext() && creators.size() + initial.size() < MOST_PEOPLE) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "title" -> {
                            String stated = CleanText.running(xml.getElementText(), false);
                            title = title == null ? stated : title;
                        }
                        case "creator" -> creators.addAll(PersonNames.stated(xml.getElementText()));
                        case "initial-creator" ->
                                initial.addAll(PersonNames.stated(xml.getElementText()));
                        case "date", "issued" -> published = year(published, xml);
                        case "created", "creation-date" -> created = year(created, xml);
                        case "identifier" -> {
                            String written = xml.getElementText();
                            doi = doi.isEmpty() && written.length() < 300 ? written : doi;
                        }
                        default -> {}
                    }
                }
            }
        } catch (XMLStreamException e) {
            // Only the file's own words about itself are lost.
            return NOTHING;
        }
        boolean real = title != null && StatedTitle.plausible(title);
        boolean template = creators.stream().anyMatch(name -> name.startsWith("python-"));
        Publication publication =
                new Publication(published > 0 ? published : template ? 0 : created, "", doi, "");
        return new AboutItself(
                real ? title : null, initial.isEmpty() ? creators : initial, publication);
    }

    private static int year(int known, XMLStreamReader xml) throws XMLStreamException {
        int year = Dates.year(xml.getElementText());
        return known > 0 ? known : year;
    }
}
