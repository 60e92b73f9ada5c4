package dev.holdfast.faults.agent;

import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.Consumer;

/// A bug, put into a process while its classes are loaded: whoever judges the process must find it.
public enum Plant {
    /// What an earlier attempt left at the printer is not looked at: after a lost answer the document is sent
    /// again.
    REPEAT_AFTER_TIME_OUT("printservice/delivery/IppDelivery", "earlier", Plant::nothing),
    /// The job of an earlier attempt is not canceled at the printer: who was believed dead may still send to
    /// it.
    NO_FENCE("printservice/delivery/IppFence", "withdraw", Plant::asIfCanceled),
    /// A notification is stored while its sender has been told that it is.
    ANSWER_BEFORE_COMMIT("intake/Reception", "await", Plant::later);

    private static final ClassDesc OPTIONAL = ClassDesc.of("java.util.Optional");
    private static final ClassDesc TASK = ClassDesc.of("java.util.concurrent.FutureTask");
    private static final ClassDesc CALLABLE = ClassDesc.of("java.util.concurrent.Callable");
    private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
    private static final ClassDesc RUNNABLE = ClassDesc.of("java.lang.Runnable");

    private final String owner;
    private final String method;
    private final Consumer<CodeBuilder> before;

    Plant(String owner, String method, Consumer<CodeBuilder> before) {
        this.owner = "dev/holdfast/" + owner;
        this.method = method;
        this.before = before;
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
                return HaltAgent.change(
                        loader, bytes, ClassTransform.transformingMethodBodies(Plant.this::isMeant, atStart()));
            }
        };
    }

    private boolean isMeant(MethodModel found) {
        return found.methodName().equalsString(method);
    }

    private CodeTransform atStart() {
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
