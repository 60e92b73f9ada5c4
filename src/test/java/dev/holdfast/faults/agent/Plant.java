package dev.holdfast.faults.agent;

import dev.holdfast.faults.agent.HaltAgent.Place;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A bug, put into a process while its classes are loaded: whoever judges the process must find it.
public enum Plant {
    /// What an earlier attempt left at the printer is not looked at: after a lost answer the document is sent
    /// again.
    REPEAT_AFTER_TIME_OUT(atStart("printservice/delivery/IppDelivery", "earlier", Plant::nothing)),
    /// The job of an earlier attempt is not canceled at the printer: who was believed dead may still send to
    /// it.
    NO_FENCE(
            atStart("printservice/delivery/IppFence", "withdraw", Plant::asIfCanceled),
            atStart("printservice/delivery/IppFence", "withdrawUnrecorded", CodeBuilder::return_)),
    /// Whoever is about to send a document does so, whoever's turn it is.
    NO_TURN(
            atReturn("printservice/spool/Deliveries", "sending", Plant::yes),
            atReturn("printservice/spool/Deliveries", "stillMine", Plant::yes)),
    /// Not a bug: each printer is taken for one that makes a job with its document in one step, and so cannot
    /// fence off anybody.
    ONE_STEP(atReturn("printservice/delivery/PrinterSays", "takesTwoSteps", Plant::no)),
    /// A notification is stored while its sender has been told that it is.
    ANSWER_BEFORE_COMMIT(atStart("intake/Reception", "await", Plant::later));

    /// Code that comes before all other of a method, or before each of its returns.
    private record Change(Place place, boolean start, Consumer<CodeBuilder> code) {}

    private static final ClassDesc OPTIONAL = ClassDesc.of("java.util.Optional");
    private static final ClassDesc TASK = ClassDesc.of("java.util.concurrent.FutureTask");
    private static final ClassDesc CALLABLE = ClassDesc.of("java.util.concurrent.Callable");
    private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
    private static final ClassDesc RUNNABLE = ClassDesc.of("java.lang.Runnable");

    private final List<Change> changes;

    Plant(Change... changes) {
        this.changes = List.of(changes);
    }

    private static Change atStart(String owner, String method, Consumer<CodeBuilder> code) {
        return new Change(new Place("dev/holdfast/" + owner, method), true, code);
    }

    private static Change atReturn(String owner, String method, Consumer<CodeBuilder> code) {
        return new Change(new Place("dev/holdfast/" + owner, method), false, code);
    }

    // return true
    private static void yes(CodeBuilder code) {
        code.pop().iconst_1();
    }

    // return false
    private static void no(CodeBuilder code) {
        code.pop().iconst_0();
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

    /// The methods that it changes.
    Stream<Place> places() {
        return changes.stream().map(Change::place);
    }

    ClassFileTransformer transformer() {
        return new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
                if (!HaltAgent.isOurs(name)) return null;
                var here = changes.stream()
                        .filter(change -> change.place().owner().equals(name))
                        .toList();
                if (here.isEmpty()) return null;
                var changed = bytes;
                for (var change : here) changed = HaltAgent.change(loader, changed, change.place(), with(change));
                return changed;
            }
        };
    }

    private static ClassTransform with(Change change) {
        return ClassTransform.transformingMethodBodies(
                found -> found.methodName().equalsString(change.place().method()),
                change.start() ? atStart(change.code()) : atReturn(change.code()));
    }

    private static CodeTransform atReturn(Consumer<CodeBuilder> before) {
        return (code, element) -> {
            if (element instanceof ReturnInstruction) before.accept(code);
            code.with(element);
        };
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
