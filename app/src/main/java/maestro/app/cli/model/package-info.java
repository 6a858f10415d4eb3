/// Commands on the models that think, and on those that the search uses.
@NullMarked
package maestro.app.cli.model;

import org.jspecify.annotations.NullMarked;
