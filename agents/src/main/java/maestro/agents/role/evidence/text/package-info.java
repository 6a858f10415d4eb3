/// Reading prose without a language model: words and their stems, lines and sentences of documents
/// as they come out of PDF files, phrases, acronyms, and a glossary that bridges Korean and
/// English.
///
/// Entry points are [maestro.agents.role.evidence.text.Words] for words,
/// [maestro.agents.role.evidence.text.DocumentText] for a document's sentences, and
/// [maestro.agents.role.evidence.text.Readable] for a quote as it is read.
@NullMarked
package maestro.agents.role.evidence.text;

import org.jspecify.annotations.NullMarked;
