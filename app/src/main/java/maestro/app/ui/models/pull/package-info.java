/// Models that are being downloaded to a server.
@NullMarked
package maestro.app.ui.models.pull;

import org.jspecify.annotations.NullMarked;
