package maestro.agents.plugin.host;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Makes of the calls by which code ends the program (`System.exit`, and `exit` and `halt` of
/// `Runtime`) an exception: many a library thinks itself alone. Not against malice, which has other
/// ways.
final class NoExit {
    private static final Set<String> OWNERS = Set.of("java/lang/System", "java/lang/Runtime");
    private static final Set<String> ENDS = Set.of("exit", "halt");
    private static final ClassDesc THROWN = ClassDesc.of("java.lang.SecurityException");

    private NoExit() {}

    /// @param loader that finds the classes which this one knows
    static byte[] in(byte[] code, ClassLoader loader) {
        ClassModel model = ClassFile.of().parse(code);
        boolean ends =
                StreamSupport.stream(model.constantPool().spliterator(), false)
                        .anyMatch(entry -> entry instanceof MemberRefEntry member && ends(member));
        if (!ends) {
            return code;
        }
        ClassHierarchyResolver resolver =
                ClassHierarchyResolver.ofResourceParsing(loader)
                        .orElse(ClassHierarchyResolver.defaultResolver());
        return ClassFile.of(ClassHierarchyResolverOption.of(resolver))
                .transformClass(model, ClassTransform.transformingMethodBodies(NoExit::throwing));
    }

    private static boolean ends(MemberRefEntry member) {
        return OWNERS.contains(member.owner().asInternalName())
                && ENDS.contains(member.name().stringValue());
    }

    private static void throwing(CodeBuilder builder, CodeElement element) {
        if (element instanceof InvokeInstruction call && ends(call.method())) {
            builder.new_(THROWN)
                    .dup()
                    .loadConstant("it may not end the program")
                    .invokespecial(
                            THROWN,
                            ConstantDescs.INIT_NAME,
                            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String))
                    .athrow();
        } else {
            builder.with(element);
        }
    }
}
