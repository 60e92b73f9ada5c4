package dev.holdfast.faults.agent;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
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
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;

/// Halts the process at a named point, as a power cut would, or freezes it there until somebody has it go on (SIGSTOP,
/// SIGCONT): right before a method is entered, or right before it returns. Its argument is a folder; a file there that
/// has a point's name arms it, and one with [#FREEZE] after that to freeze. It is deleted by the process that comes
/// there.
public final class HaltAgent implements ClassFileTransformer {

    /// What follows a point's name where it is to freeze.
    public static final String FREEZE = ".freeze";

    private static final int HALTED = 137;
    private static final int CANNOT_CHANGE = 70;
    private static final ClassDesc HERE = ClassDesc.of(HaltAgent.class.getName());

    private static volatile Path folder = Path.of("");

    /// Where a process can be halted.
    public enum Point {
        NOTIFICATION_STORED_NOT_ANSWERED("intake/Reception", "store", false),
        NOTIFICATION_CLAIMED("intake/NoticeReader", "read", true),
        JOB_HELD_NOTIFICATION_NOT_DONE("held/Arrivals", "record", false),
        RELEASE_CLAIMED("held/ReleaseRunner", "carryOut", true),
        REDIRECT_NOT_SENT("graph/Redirects", "redirect", true),
        REDIRECT_ANSWERED("graph/Redirects", "redirect", false),
        OUTCOME_NOT_RECORDED("held/Outcomes", "moved", true),
        OUTCOME_RECORDED("held/Outcomes", "moved", false),
        END_NOT_RECORDED("held/Deliveries", "delivered", true),
        ABORT_NOT_RECORDED("held/Aborts", "done", true),
        JOB_STARTED_NOT_COMMITTED("printservice/spool/JobFlow", "start", false),
        NOTIFICATION_TAKEN_NOT_NOTED("printservice/spool/NotificationWorker", "isTaken", false),
        MOVED_NOT_COMMITTED("printservice/spool/JobFlow", "goOnOrComeBack", false),
        TAKEN_BACK_NOT_COMMITTED("printservice/spool/JobMoves", "withdraw", false),
        DELIVERY_CLAIMED("printservice/delivery/Courier", "deliver", true),
        DEVICE_JOB_MADE_NOT_NOTED("printservice/delivery/IppPrinter", "createJob", false),
        DEVICE_JOB_CANCELED_NOT_NOTED("printservice/delivery/IppPrinter", "cancel", false),
        DEVICE_JOB_NOTED("printservice/delivery/Turn", "begin", false),
        DOCUMENT_NOT_ANNOUNCED("printservice/delivery/Turn", "sending", true),
        DOCUMENT_ANNOUNCED_NOT_SENT("printservice/delivery/Turn", "sending", false),
        DOCUMENT_SENT_NOT_NOTED("printservice/delivery/IppPrinter", "sendDocument", false),
        PRINTED_NOT_RECORDED("printservice/delivery/Courier", "record", true);

        private final String owner;
        private final String method;
        private final boolean before;

        Point(String owner, String method, boolean before) {
            this.owner = "dev/holdfast/" + owner;
            this.method = method;
            this.before = before;
        }

        /// Whether it is on the print service's side.
        public boolean isOfPrintService() {
            return owner.startsWith("dev/holdfast/printservice/");
        }
    }

    private HaltAgent() {}

    /// Called by Java; `argument` is the folder, and after commas the names of [Plant]s.
    public static void premain(String argument, Instrumentation instrumentation) {
        var words = argument.split(",");
        folder = Path.of(words[0]);
        instrumentation.addTransformer(new HaltAgent());
        // No streams: their classes would be loaded while one of them is looked at.
        for (int word = 1; word < words.length; word++) {
            instrumentation.addTransformer(Plant.valueOf(words[word]).transformer());
        }
    }

    /// Called by the changed methods.
    public static void pass(String point) {
        try {
            if (Files.deleteIfExists(folder.resolve(point)))
                Runtime.getRuntime().halt(HALTED);
            if (Files.deleteIfExists(folder.resolve(point + FREEZE))) freeze();
        } catch (IOException e) {
            e.printStackTrace();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void freeze() throws IOException, InterruptedException {
        var self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-STOP", self).start().waitFor();
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        if (!isOurs(name)) return null;
        var here = Arrays.stream(Point.values())
                .filter(point -> point.owner.equals(name))
                .toList();
        return here.isEmpty() ? null : with(loader, bytes, here);
    }

    /// Whether it is a class that may be changed. Some have no name.
    static boolean isOurs(String name) {
        return name != null && name.startsWith("dev/holdfast/");
    }

    private static byte[] with(ClassLoader loader, byte[] bytes, List<Point> points) {
        var changed = bytes;
        for (var point : points) {
            var code = point.before ? atStart(point) : atReturn(point);
            changed = change(
                    loader,
                    changed,
                    ClassTransform.transformingMethodBodies(
                            method -> method.methodName().equalsString(point.method), code));
        }
        return changed;
    }

    /// The changed class; a process whose class cannot be changed ends, so that no test goes well without its
    /// faults.
    static byte[] change(ClassLoader loader, byte[] bytes, ClassTransform change) {
        try {
            // What is known of variables may not be so any more where code was left out.
            var file = ClassFile.of(
                    ClassFile.StackMapsOption.STACK_MAPS_WHEN_REQUIRED,
                    ClassFile.DebugElementsOption.DROP_DEBUG,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            var changed = file.transformClass(file.parse(bytes), change);
            var wrong = file.verify(changed);
            if (!wrong.isEmpty()) throw new IllegalStateException(wrong.toString());
            return changed;
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(CANNOT_CHANGE);
            throw e;
        }
    }

    private static CodeTransform atStart(Point point) {
        return CodeTransform.ofStateful(() -> new CodeTransform() {
            private boolean begun;

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                if (!begun && element instanceof Instruction) {
                    begun = true;
                    pass(code, point);
                }
                code.with(element);
            }
        });
    }

    private static CodeTransform atReturn(Point point) {
        return (code, element) -> {
            if (element instanceof ReturnInstruction) pass(code, point);
            code.with(element);
        };
    }

    // Whatever class loader a class has, it sees the classes of the boot class path.
    private static void pass(CodeBuilder code, Point point) {
        code.ldc(point.name())
                .invokestatic(HERE, "pass", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String));
    }
}
