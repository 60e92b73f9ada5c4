package dev.holdfast.faults.agent;

import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.function.Consumer;

/// A bug, put into a process while its classes are loaded: whoever judges the process must find it.
public enum Plant {
    /// What an earlier attempt left at the printer is not looked at: after a lost answer the document is sent
    /// again.
    REPEAT_AFTER_TIME_OUT("printservice/delivery/IppDelivery", new Change("earlier", Plant::nothing)),
    /// The job of an earlier attempt is not canceled at the printer: who was believed dead may still send to
    /// it.
    NO_FENCE(
            "printservice/delivery/IppFence",
            new Change("withdraw", Plant::asIfCanceled),
            new Change("withdrawUnrecorded", CodeBuilder::return_)),
    /// A notification is stored while its sender has been told that it is.
    ANSWER_BEFORE_COMMIT("intake/Reception", new Change("await", Plant::later));

    /// Code that comes before all other of a method.
    private record Change(String method, Consumer<CodeBuilder> before) {}

    private static final ClassDesc OPTIONAL = ClassDesc.of("java.util.Optional");
    private static final ClassDesc TASK = ClassDesc.of("java.util.concurrent.FutureTask");
    private static final ClassDesc CALLABLE = ClassDesc.of("java.util.concurrent.Callable");
    private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
    private static final ClassDesc RUNNABLE = ClassDesc.of("java.lang.Runnable");

    private final String owner;
    private final List<Change> changes;

    Plant(String owner, Change... changes) {
        this.owner = "dev/holdfast/" + owner;
        this.changes = List.of(changes);
    }

    // return Optional.empty()
    private static void nothing(CodeBuilder code) {
        code.invokestatic(OPTIONAL, "empty", MethodTypeDesc.of(OPTIONAL)).areturn();
    }

    // return then
    private static void asIfCanceled(CodeBuilder code) {
        code.aload(code.parameterSlot(1)).areturn();
    }

    // if (!mayInterrupt) { Thread.startVirtualThread(new FutureTask(work)); return true; }
    private static void later(CodeBuilder code) {
        int work = code.parameterSlot(0);
        int mayInterrupt = code.parameterSlot(2);
        var goOn = code.newLabel();
        code.iload(mayInterrupt)
                .ifne(goOn)
                .new_(TASK)
                .dup()
                .aload(work)
                .invokespecial(TASK, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, CALLABLE))
                .invokestatic(THREAD, "startVirtualThread", MethodTypeDesc.of(THREAD, RUNNABLE))
                .pop()
                .getstatic(ConstantDescs.CD_Boolean, "TRUE", ConstantDescs.CD_Boolean)
                .areturn()
                .labelBinding(goOn);
    }

    ClassFileTransformer transformer() {
        return new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
                if (!owner.equals(name)) return null;
                var changed = bytes;
                for (var change : changes) changed = HaltAgent.change(loader, changed, beginningWith(change));
                return changed;
            }
        };
    }

    private static ClassTransform beginningWith(Change change) {
        return ClassTransform.transformingMethodBodies(
                found -> found.methodName().equalsString(change.method()), atStart(change.before()));
    }

    private static CodeTransform atStart(Consumer<CodeBuilder> before) {
        return CodeTransform.ofStateful(() -> new CodeTransform() {
            private boolean begun;

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                if (!begun && element instanceof Instruction) {
                    begun = true;
                    before.accept(code);
                }
                code.with(element);
            }
        });
    }
}
