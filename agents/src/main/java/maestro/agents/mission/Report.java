package maestro.agents.mission;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The finished whole. It holds its complete provenance.
///
/// @param date on which the mission was made
/// @param summary the opening
/// @param score of the last review, 0 to 1
public record Report(
        String missionId,
        String title,
        Language language,
        LocalDate date,
        List<String> questions,
        List<Block> summary,
        List<ReportSection> sections,
        List<Entry> bibliography,
        Making making,
        double score) {
    public Report {
        questions = List.copyOf(questions);
        summary = List.copyOf(summary);
        sections = List.copyOf(sections);
        bibliography = List.copyOf(bibliography);
    }

    /// Every cited sentence in reading order.
    public Stream<Sentence> sentences() {
        return Stream.concat(summary.stream(), sections.stream().flatMap(s -> s.blocks().stream()))
                .flatMap(b ->
                        b instanceof Block.Paragraph(List<Sentence> sentences)
                                ? sentences.stream()
                                : Stream.empty());
    }

    /// A section with its place in the hierarchy.
    ///
    /// @param id of the plan's section, or [Draft#CONCLUSION]
    /// @param level 1 for a top section
    public record ReportSection(String id, int level, String heading, List<Block> blocks) {
        public ReportSection {
            blocks = List.copyOf(blocks);
        }
    }

    /// A document that is cited.
    ///
    /// @param number by order of first appearance, from 1
    /// @param pages cited, ascending, from 1; empty for a document without pages
    /// @param quotes how many of its quotes are cited
    /// @param origin where it was fetched from; null for the user's own documents
    public record Entry(
            int number,
            String documentId,
            String title,
            List<String> authors,
            String file,
            List<Integer> pages,
            int quotes,
            @Nullable FetchedFrom origin) {
        /// One of the user's own documents.
        public Entry(
                int number,
                String documentId,
                String title,
                List<String> authors,
                String file,
                List<Integer> pages,
                int quotes) {
            this(number, documentId, title, authors, file, pages, quotes, null);
        }

        public Entry {
            authors = List.copyOf(authors);
            pages = List.copyOf(pages);
        }
    }

    /// How it was made.
    ///
    /// @param engine "evidence", or the names of the language models
    /// @param embedding the model that compared meanings
    /// @param documents searched, cited or not
    /// @param limitsMet in words; empty where none was
    /// @param brief how the user wanted it
    public record Making(
            String engine,
            String embedding,
            int rounds,
            int searches,
            int documents,
            int passages,
            int notes,
            List<String> limitsMet,
            Brief brief) {
        public Making {
            limitsMet = List.copyOf(limitsMet);
        }

        /// As the program likes.
        public Making(
                String engine,
                String embedding,
                int rounds,
                int searches,
                int documents,
                int passages,
                int notes,
                List<String> limitsMet) {
            this(
                    engine,
                    embedding,
                    rounds,
                    searches,
                    documents,
                    passages,
                    notes,
                    limitsMet,
                    Brief.NONE);
        }
    }
}
