/// Sentence models on PyTorch, on a graphics card or the processor. Nothing here is loaded before
/// somebody has chosen it.
///
/// PyTorch's own library is not part of the program: it is the user's, or is downloaded. DJL's
/// bridge fits one release of it ([maestro.rag.embedding.torch.TorchLibrary#RELEASE]). It runs
/// networks in TorchScript, and these are assembled from a model's ONNX file
/// ([maestro.rag.embedding.torch.archive]), so that one download of weights serves both engines.
@NullMarked
package maestro.rag.embedding.torch;

import org.jspecify.annotations.NullMarked;
