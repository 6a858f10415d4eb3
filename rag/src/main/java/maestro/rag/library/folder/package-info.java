/// What lies in the home folder as files: a folder for each document with everything from which the
/// index can be made again ([maestro.rag.library.folder.DocumentFolders]), and which model is
/// chosen.
@NullMarked
package maestro.rag.library.folder;

import org.jspecify.annotations.NullMarked;
