/// A sentence model's ONNX file as PyTorch reads it: its weights, and TorchScript that computes
/// with them ([maestro.rag.embedding.torch.archive.TorchArchive]).
@NullMarked
package maestro.rag.embedding.torch.archive;

import org.jspecify.annotations.NullMarked;
