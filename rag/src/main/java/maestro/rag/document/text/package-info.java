/// Formats that are text already (plain text, Markdown, HTML), and what every reader has to know
/// about characters: charsets, scripts, languages, ends of lines, names of people.
@NullMarked
package maestro.rag.document.text;

import org.jspecify.annotations.NullMarked;
