/// References to and from other programs: BibTeX, RIS and CSL-JSON, with the files that they name,
/// and the folder of a Zotero library.
///
/// ```java
/// ImportSummary in = new Importer(library).run(Path.of("library.bib"), "Bees", settings, event -> {});
/// Exporter.export(library, library.documents("Bees"), ReferenceFormat.RIS, target, true);
/// ```
@NullMarked
package maestro.rag.exchange;

import org.jspecify.annotations.NullMarked;
