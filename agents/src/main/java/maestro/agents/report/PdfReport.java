package maestro.agents.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import maestro.agents.mission.Report;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/// A report as a tagged PDF (PDF/UA structure) with embedded fonts, bookmarks and links. The same
/// report gives the same bytes: dates are the report's, and the identifier is made of its mission.
final class PdfReport {
    private static final String PROGRAM = "Maestro Workstation";

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private PdfReport() {}

    static void write(Report report, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.withHtmlContent(HtmlReport.of(report), null);
            builder.withProducer(PROGRAM);
            builder.usePdfUaAccessibility(true);
            builder.useReplacementText("\u25a1");
            builder.useUnicodeLineBreaker(new WordBreaks());
            // Nothing of a report lies outside it, and nothing is fetched.
            builder.useUriResolver((base, uri) -> uri.startsWith("#") ? uri : null);
            font(builder, ReportFonts.serifRegular(), "Reading", 400);
            font(builder, ReportFonts.serifBold(), "Reading", 700);
            font(builder, ReportFonts.sansRegular(), "Plain", 400);
            font(builder, ReportFonts.sansSemiBold(), "Plain", 700);
            builder.usePDDocument(document);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                describe(document, report);
                document.save(out);
            }
        }
    }

    private static void font(PdfRendererBuilder builder, URL file, String family, int weight) {
        builder.useFont(() -> open(file), family, weight, FontStyle.NORMAL, true);
    }

    private static InputStream open(URL file) {
        try {
            return file.openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument document, Report report) throws IOException {
        Calendar date = GregorianCalendar.from(report.date().atStartOfDay(ZoneOffset.UTC));
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(report.title());
        information.setAuthor(PROGRAM);
        information.setCreator(PROGRAM);
        information.setProducer(PROGRAM);
        information.setSubject(String.join(" ", report.questions()));
        information.setCreationDate(date);
        information.setModificationDate(date);
        document.setDocumentInformation(information);
        document.setDocumentId((long) report.missionId().hashCode());

        PDMetadata metadata =
                new PDMetadata(
                        document,
                        new ByteArrayInputStream(xmp(report).getBytes(StandardCharsets.UTF_8)));
        document.getDocumentCatalog().setMetadata(metadata);
        document.getDocumentCatalog().setLanguage(report.language().tag());
        document.getDocumentCatalog()
                .setPageMode(
                        document.getDocumentCatalog().getDocumentOutline() == null
                                ? PageMode.USE_NONE
                                : PageMode.USE_OUTLINES);
    }

    private static String xmp(Report report) {
        return """
        <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about=""
            xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/"
            xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
            xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%1$s</rdf:li></rdf:Alt></dc:title>
           <dc:creator><rdf:Seq><rdf:li>%2$s</rdf:li></rdf:Seq></dc:creator>
           <dc:language><rdf:Bag><rdf:li>%3$s</rdf:li></rdf:Bag></dc:language>
           <dc:format>application/pdf</dc:format>
           <xmp:CreatorTool>%2$s</xmp:CreatorTool>
           <xmp:CreateDate>%4$sT00:00:00Z</xmp:CreateDate>
           <xmp:ModifyDate>%4$sT00:00:00Z</xmp:ModifyDate>
           <pdf:Producer>%2$s</pdf:Producer>
           <pdfuaid:part>1</pdfuaid:part>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>\
        """
                .formatted(
                        HtmlReport.escape(report.title()),
                        PROGRAM,
                        report.language().tag(),
                        report.date());
    }
}
