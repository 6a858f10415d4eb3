/// Articles of journals, in the XML that publishers and PubMed Central keep them in, to text.
@NullMarked
package maestro.rag.document.jats;

import org.jspecify.annotations.NullMarked;
