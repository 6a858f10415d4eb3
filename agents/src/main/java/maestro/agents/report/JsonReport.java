package maestro.agents.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import maestro.agents.mission.Block;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Draft;
import maestro.agents.mission.FetchedFrom;
import maestro.agents.mission.Quote;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.Entry;
import maestro.agents.mission.Report.Making;
import maestro.agents.mission.Report.ReportSection;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Support;
import maestro.rag.document.Region;

/// A report as JSON with its whole provenance. The summary is the first of `sections`, with the id
/// "summary", so that whoever walks the sections meets every sentence.
final class JsonReport {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Report report;
    private final Map<Integer, String> files;

    private JsonReport(Report report) {
        this.report = report;
        this.files =
                report.bibliography().stream()
                        .collect(Collectors.toMap(Entry::number, Entry::file, (a, _) -> a));
    }

    static String of(Report report) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return MAPPER.writer(printer).writeValueAsString(new JsonReport(report).tree()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values could not be written", e);
        }
    }

    private ObjectNode tree() {
        ObjectNode root = NODES.objectNode();
        root.put("mission", report.missionId());
        root.put("title", report.title());
        root.put("language", report.language().tag());
        root.put("date", report.date().toString());
        report.questions().forEach(root.putArray("questions")::add);
        root.put("score", report.score());
        ArrayNode sections = root.putArray("sections");
        if (!report.summary().isEmpty()) {
            String heading = ReportWords.of(report.language()).text("summary");
            sections.add(section(Draft.SUMMARY, 1, heading, report.summary()));
        }
        for (ReportSection s : report.sections()) {
            sections.add(section(s.id(), s.level(), s.heading(), s.blocks()));
        }
        ArrayNode bibliography = root.putArray("bibliography");
        report.bibliography().forEach(entry -> bibliography.add(entry(entry)));
        root.set("making", making(report.making()));
        return root;
    }

    private ObjectNode section(String id, int level, String heading, List<Block> blocks) {
        ObjectNode node = NODES.objectNode();
        node.put("id", id).put("level", level).put("heading", heading);
        ArrayNode sentences = node.putArray("sentences");
        ArrayNode remarks = node.putArray("remarks");
        int paragraph = 0;
        for (Block block : blocks) {
            switch (block) {
                case Block.Paragraph(List<Sentence> list) -> {
                    paragraph++;
                    for (Sentence sentence : list) {
                        sentences.add(sentence(sentence, paragraph));
                    }
                }
                case Block.Remark(String text) ->
                        remarks.addObject().put("text", text).put("afterParagraph", paragraph);
            }
        }
        return node;
    }

    private ObjectNode sentence(Sentence sentence, int paragraph) {
        ObjectNode node = NODES.objectNode();
        node.put("text", sentence.text()).put("paragraph", paragraph);
        Outline.cited(sentence).forEach(node.putArray("citations")::add);
        Support support = sentence.support();
        if (support == null) {
            node.putNull("support");
        } else {
            node.putObject("support")
                    .put("total", support.total())
                    .put("wording", support.wording())
                    .put("meaning", support.meaning())
                    .put("numbers", support.numbers())
                    .put("supported", support.supported());
        }
        ArrayNode quotes = node.putArray("quotes");
        sentence.citations().forEach(citation -> quotes.add(quote(citation)));
        return node;
    }

    private ObjectNode quote(Citation citation) {
        Quote quote = citation.quote();
        ObjectNode node = NODES.objectNode();
        node.put("text", quote.text()).put("documentId", quote.documentId());
        node.put("file", files.getOrDefault(citation.number(), ""));
        node.put("page", quote.page()).put("start", quote.start()).put("end", quote.end());
        ArrayNode regions = node.putArray("regions");
        for (Region region : quote.regions()) {
            regions.addObject()
                    .put("page", region.page())
                    .put("x", region.x())
                    .put("y", region.y())
                    .put("width", region.width())
                    .put("height", region.height());
        }
        node.put("citation", citation.number()).put("note", citation.noteId());
        return node.put("step", citation.step());
    }

    private static ObjectNode entry(Entry entry) {
        ObjectNode node = NODES.objectNode();
        node.put("number", entry.number()).put("documentId", entry.documentId());
        node.put("title", entry.title()).put("file", entry.file());
        entry.authors().forEach(node.putArray("authors")::add);
        entry.pages().forEach(node.putArray("pages")::add);
        FetchedFrom origin = entry.origin();
        if (origin != null) {
            node.put(origin.linked() ? "url" : "source", origin.place());
            node.put("fetched", origin.fetched().toString());
            node.put("abstractOnly", origin.summary());
        }
        return node.put("quotes", entry.quotes());
    }

    private static ObjectNode making(Making making) {
        ObjectNode node = NODES.objectNode();
        node.put("engine", making.engine()).put("embedding", making.embedding());
        node.put("rounds", making.rounds()).put("searches", making.searches());
        node.put("documents", making.documents()).put("passages", making.passages());
        node.put("notes", making.notes());
        making.limitsMet().forEach(node.putArray("limitsMet")::add);
        Brief brief = making.brief();
        ObjectNode wanted = node.putObject("brief");
        wanted.put("preset", brief.preset());
        brief.outline().forEach(wanted.putArray("outline")::add);
        wanted.put("tone", brief.tone());
        wanted.put("unsupported", brief.unsupported().name().toLowerCase(Locale.ROOT));
        ArrayNode answers = wanted.putArray("answers");
        brief.answers()
                .forEach(a ->
                        answers.addObject().put("question", a.question()).put("text", a.text()));
        return node;
    }
}
