/// What a mission has found: notes with their quotes, by section or by document.
@NullMarked
package maestro.app.ui.evidence;

import org.jspecify.annotations.NullMarked;
