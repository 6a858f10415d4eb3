package maestro.app.ui.shell;

import java.util.Locale;
import maestro.agents.mission.Note;

/// What a model thought of a note, as people read it.
public final class AppraisalWords {
    private final Texts texts;

    public AppraisalWords(Locale locale) {
        texts = Texts.of(AppraisalWords.class, locale);
    }

    /// "Trust 7 of 10: measured. Qualifies the answer.", without what the model did not say.
    public String of(Note.Appraisal appraisal) {
        String words =
                appraisal.reason().isBlank()
                        ? texts.get("appraisal.trust", appraisal.trust())
                        : texts.get(
                                "appraisal.trusted",
                                appraisal.trust(),
                                appraisal.reason().strip().replaceAll("[.]+$", ""));
        return appraisal.relation() == null
                ? words
                : texts.get("appraisal.related", words, relation(appraisal.relation()));
    }

    /// "Trust 7 of 10", with the relation where it is not the plain one.
    public String brief(Note.Appraisal appraisal) {
        String trust = texts.get("appraisal.trust", appraisal.trust());
        Note.Relation relation = appraisal.relation();
        return relation == null || relation == Note.Relation.ANSWERS
                ? trust
                : texts.get("appraisal.related", trust, relation(relation));
    }

    private String relation(Note.Relation relation) {
        return texts.get("appraisal.relation." + relation);
    }
}
