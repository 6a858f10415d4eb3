/// Commands on documents and on finding what they say.
@NullMarked
package maestro.app.cli.library;

import org.jspecify.annotations.NullMarked;
