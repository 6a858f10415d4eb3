package maestro.app.ui;

import java.nio.file.Path;
import maestro.agents.controller.Missions;
import maestro.rag.library.Library;

/// What the desktop works with, once it is open.
///
/// @param close closes all of it; called off the screen's thread
public record Services(Library library, Missions missions, Path home, Runnable close) {}
