/// PowerPoint's presentations to text, slide by slide.
@NullMarked
package maestro.rag.document.pptx;

import org.jspecify.annotations.NullMarked;
