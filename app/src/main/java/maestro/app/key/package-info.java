/// Keys of model servers, kept encrypted in the home.
@NullMarked
package maestro.app.key;

import org.jspecify.annotations.NullMarked;
