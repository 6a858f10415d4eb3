/// E-mail to text.
@NullMarked
package maestro.rag.document.mail;

import org.jspecify.annotations.NullMarked;
