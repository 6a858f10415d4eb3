package maestro.rag.document.pdf.flow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Calendar;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import maestro.rag.bibliography.Dates;
import maestro.rag.bibliography.Publication;
import maestro.rag.document.packed.Xml;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.jspecify.annotations.Nullable;

/// What a PDF says of itself as a publication: by PRISM and Dublin Core in its XMP packet, and as
/// publishers write it into the subject ("Journal of Bees, 12 (2019) 1-10. doi:10.1000/182").
///
/// @param publication as stated
/// @param made the year in which the typesetter wrote the file, which often is that of publication;
///   unknown where another program has written the file since
record PdfStated(Publication publication, Publication made) {
    /// An XMP packet of a publisher has some tens of kilobytes.
    private static final int MOST_BYTES = 1 << 20;

    private static final Pattern IN_JOURNAL =
            Pattern.compile("^(\\p{Lu}[^,]{3,100}), (?:Volume )?\\d+ ?\\(((?:19|20)\\d\\d)\\).*");
    private static final Pattern TYPESETTER =
            Pattern.compile(
                    "(?i).*(pdftex|xetex|luatex|latex|dvips|microsoft|word|indesign|libreoffice|openoffice|distiller|hwp|hancom|arbortext|3b2|framemaker|quark).*");

    static PdfStated of(PDDocument document) {
        PDDocumentInformation information = document.getDocumentInformation();
        return new PdfStated(
                xmp(document).or(subject(information.getSubject())).or(custom(information)),
                made(information));
    }

    /// All that is known. Who typesets a preprint by a journal's template states that journal; the
    /// stamp on the margin knows better.
    Publication with(Publication pages) {
        boolean preprint = publication.doi().isEmpty() && pages.venue().equals("arXiv");
        Publication known = preprint ? pages.or(publication) : publication.or(pages);
        return known.or(made);
    }

    private static Publication subject(@Nullable String subject) {
        if (subject == null || subject.length() > 1_000) {
            return Publication.UNKNOWN;
        }
        Matcher journal = IN_JOURNAL.matcher(subject.strip());
        boolean found = journal.matches();
        return new Publication(
                found ? Integer.parseInt(journal.group(2)) : 0,
                found ? journal.group(1) : "",
                subject,
                "");
    }

    private static Publication custom(PDDocumentInformation information) {
        for (String key : new String[] {"doi", "DOI", "WPS-ARTICLEDOI", "arXivID"}) {
            String stated = information.getCustomMetadataValue(key);
            if (stated != null) {
                return new Publication(0, "", "arXivID".equals(key) ? "" : stated, "");
            }
        }
        return Publication.UNKNOWN;
    }

    private static Publication made(PDDocumentInformation information) {
        String producer = information.getCreator() + " " + information.getProducer();
        Calendar created = information.getCreationDate();
        Calendar changed = information.getModificationDate();
        boolean once =
                created != null
                        && (changed == null
                                || Math.abs(changed.getTimeInMillis() - created.getTimeInMillis())
                                        < 30L * 24 * 3_600_000);
        return once && TYPESETTER.matcher(producer).matches()
                ? new Publication(created.get(Calendar.YEAR), "", "", "")
                : Publication.UNKNOWN;
    }

    private static Publication xmp(PDDocument document) {
        PDMetadata packet = document.getDocumentCatalog().getMetadata();
        if (packet == null) {
            return Publication.UNKNOWN;
        }
        try (InputStream in = packet.exportXMPMetadata()) {
            return xmp(Xml.of(in.readNBytes(MOST_BYTES)));
        } catch (IOException | XMLStreamException | RuntimeException e) {
            return Publication.UNKNOWN; // only the file's own words about itself are lost
        }
    }

    private static Publication xmp(XMLStreamReader xml) throws XMLStreamException {
        Publication found = Publication.UNKNOWN;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                found = found.or(term(xml.getAttributeLocalName(i), xml.getAttributeValue(i)));
            }
            switch (xml.getLocalName()) {
                case "doi", "publicationName", "coverDate", "publicationDate" ->
                        found = found.or(term(xml.getLocalName(), xml.getElementText()));
                case "identifier" -> found = found.or(identifier(xml));
                default -> {}
            }
        }
        return found;
    }

    private static Publication identifier(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0 && xml.hasNext() && text.length() < 1_000) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> depth++;
                case XMLStreamReader.END_ELEMENT -> depth--;
                case XMLStreamReader.CHARACTERS -> text.append(xml.getText());
                default -> {}
            }
        }
        return term("doi", text.toString());
    }

    private static Publication term(String name, String value) {
        return switch (name) {
            case "doi" -> new Publication(0, "", value, "");
            case "publicationName" -> new Publication(0, value, "", "");
            case "coverDate", "publicationDate" -> new Publication(Dates.year(value), "", "", "");
            default -> Publication.UNKNOWN;
        };
    }
}
