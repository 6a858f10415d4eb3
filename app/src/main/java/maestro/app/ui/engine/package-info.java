/// What computes vectors: ONNX Runtime or PyTorch; trying an engine, choosing one, and downloading
/// what it takes.
@NullMarked
package maestro.app.ui.engine;

import org.jspecify.annotations.NullMarked;
