/// Model servers: which are connected, the models on them, and what leaves the machine. A
/// [maestro.app.ui.models.ModelsViewModel] knows them all and outlives the window's content; the
/// window and the form for a new mission read it.
@NullMarked
package maestro.app.ui.models;

import org.jspecify.annotations.NullMarked;
