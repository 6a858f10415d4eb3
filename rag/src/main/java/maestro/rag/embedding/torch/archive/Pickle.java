package maestro.rag.embedding.torch.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import maestro.rag.embedding.torch.archive.OnnxWeights.Weight;

/// Writes as much of Python's pickle protocol 2 as TorchScript keeps a module's attributes in. The
/// names of operations are those of Python's `pickletools`.
final class Pickle {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Pickle() {
        bytes(0x80, 2); // PROTO 2
    }

    /// An empty tuple, which is what a network without constants has.
    static byte[] nothing() {
        Pickle pickle = new Pickle();
        pickle.bytes(')', '.');
        return pickle.out.toByteArray();
    }

    /// An object of `__torch__.Encoder` with its weights and what it is told.
    static byte[] encoder(List<Weight> weights, int layers, int heads, boolean first) {
        Pickle pickle = new Pickle();
        pickle.global("__torch__", "Encoder");
        pickle.bytes(')', 0x81); // EMPTY_TUPLE, NEWOBJ
        pickle.bytes('}', '('); // EMPTY_DICT, MARK
        pickle.attribute("training");
        pickle.truth(false);
        pickle.attribute("_is_full_backward_hook");
        pickle.bytes('N');
        pickle.attribute("layers");
        pickle.integer(layers);
        pickle.attribute("heads");
        pickle.integer(heads);
        pickle.attribute("first");
        pickle.truth(first);
        pickle.attribute("weights");
        pickle.tensors(weights);
        pickle.bytes('u', 'b', '.'); // SETITEMS, BUILD, STOP
        return pickle.out.toByteArray();
    }

    private void tensors(List<Weight> weights) {
        global("torch.jit._pickle", "build_tensorlist");
        bytes('(', ']', '('); // MARK, EMPTY_LIST, MARK
        for (int i = 0; i < weights.size(); i++) {
            tensor(i, weights.get(i));
        }
        bytes('e', 't', 'R'); // APPENDS, TUPLE, REDUCE
    }

    /// `_rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)`, where the storage
    /// is the archive's entry `data/NUMBER`.
    private void tensor(int number, Weight weight) {
        global("torch._utils", "_rebuild_tensor_v2");
        bytes('(', '(');
        text("storage");
        global("torch", "FloatStorage");
        text(Integer.toString(number));
        text("cpu");
        integer(weight.count());
        bytes('t', 'Q'); // TUPLE, BINPERSID
        integer(0);
        List<Integer> shape = weight.shape();
        tuple(shape);
        tuple(shape.size() == 1 ? List.of(1) : List.of(shape.getLast(), 1));
        truth(false);
        global("collections", "OrderedDict");
        bytes(')', 'R'); // EMPTY_TUPLE, REDUCE
        bytes('t', 'R');
    }

    private void tuple(List<Integer> numbers) {
        bytes('(');
        numbers.forEach(this::integer);
        bytes('t');
    }

    private void attribute(String name) {
        text(name);
    }

    private void global(String module, String name) {
        bytes('c');
        out.writeBytes((module + '\n' + name + '\n').getBytes(StandardCharsets.UTF_8));
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes('X');
        number(utf8.length);
        out.writeBytes(utf8);
    }

    private void integer(int value) {
        bytes('J');
        number(value);
    }

    private void truth(boolean value) {
        bytes(value ? 0x88 : 0x89);
    }

    private void number(int value) {
        out.writeBytes(
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(value)
                        .array());
    }

    private void bytes(int... operations) {
        for (int operation : operations) {
            out.write(operation);
        }
    }
}
