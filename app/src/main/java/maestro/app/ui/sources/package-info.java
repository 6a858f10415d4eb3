/// Where missions look beyond the library: the SearXNG that searches the web, and how it is asked.
@NullMarked
package maestro.app.ui.sources;

import org.jspecify.annotations.NullMarked;
