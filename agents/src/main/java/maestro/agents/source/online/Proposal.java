package maestro.agents.source.online;

import java.util.EnumSet;
import java.util.Set;
import maestro.agents.mission.Lead;
import maestro.rag.bibliography.Publication;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Field;

/// What would change of a document if it were described as a registry has it.
///
/// @param registry "crossref" or "openalex"
/// @param now as it is described
/// @param then as it would be, where the registry says something
/// @param changes fields in which they differ; the language never does
/// @param edited fields that somebody has corrected by hand
public record Proposal(
        Document document,
        String registry,
        Description now,
        Description then,
        Set<Field> changes,
        Set<Field> edited) {

    public Proposal {
        changes = Set.copyOf(changes);
        edited = Set.copyOf(edited);
    }

    static Proposal of(Document document, Lead lead, String registry, Set<Field> edited) {
        Description now = Description.of(document);
        Description said =
                new Description(
                        lead.title().isBlank() ? now.title() : lead.title(),
                        lead.authors(),
                        new Publication(lead.year(), lead.venue(), lead.doi(), lead.summary()),
                        now.language());
        Set<Field> changes = EnumSet.noneOf(Field.class);
        for (Field field : now.differing(said)) {
            boolean same =
                    field == Field.DOI && now.value(field).equalsIgnoreCase(said.value(field));
            if (!said.value(field).isEmpty() && !same) {
                changes.add(field);
            }
        }
        return new Proposal(document, registry, now, now.with(changes, said), changes, edited);
    }

    /// The changes that are made unless somebody says otherwise: what is missing, and what stands
    /// there from the file, but nothing that was corrected by hand. An abstract that is there
    /// stays, since that of the file is its own.
    public Set<Field> advised() {
        Set<Field> advised = EnumSet.noneOf(Field.class);
        for (Field field : changes) {
            boolean there = !now.value(field).isEmpty();
            if (!edited.contains(field) && !(there && field == Field.ABSTRACT)) {
                advised.add(field);
            }
        }
        return advised;
    }

    /// The description with some of the changes.
    public Description with(Set<Field> fields) {
        return now.with(fields, then);
    }
}
