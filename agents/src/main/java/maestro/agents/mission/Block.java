package maestro.agents.mission;

import java.util.List;

/// A piece of a draft or report.
public sealed interface Block {

    /// Sentences about the subject. Every one is cited.
    record Paragraph(List<Sentence> sentences) implements Block {
        public Paragraph {
            sentences = List.copyOf(sentences);
        }
    }

    /// The program's own words about the evidence ("Three documents speak to this; two agree.").
    /// They rest on counts that the journal holds, not on a source, and are set apart from
    /// sentences.
    record Remark(String text) implements Block {}
}
