package dev.holdfast.faults.agent;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;

/// Halts the process at a named point, as a power cut would, or keeps the one who comes there until somebody has
/// stopped
/// the process and has it go on: right before a method is entered, or right before it returns. Its argument is a
/// folder;
/// a file there that has a point's name arms it, and is deleted by the process that comes there. One with [#FREEZE]
/// after that arms it to freeze, and has [#FROZEN] after that until whoever came there may go on, which is when it is
/// deleted.
public final class HaltAgent implements ClassFileTransformer {

    /// What follows a point's name where it is to freeze.
    public static final String FREEZE = ".freeze";

    /// What follows a point's name while somebody is kept there.
    public static final String FROZEN = ".frozen";

    private static final long LOOK_AGAIN = 10;
    private static final int HALTED = 137;
    private static final int CANNOT_CHANGE = 70;
    private static final ClassDesc HERE = ClassDesc.of(HaltAgent.class.getName());

    private static volatile Path folder = Path.of("");

    /// A method of a class, whose name is as in a class file.
    record Place(String owner, String method) {

        /// Refuses a class without it: nothing would ever happen there.
        void check(ClassModel found) {
            if (found.methods().stream().noneMatch(each -> each.methodName().equalsString(method)))
                throw new IllegalStateException("no method " + this);
        }
    }

    /// Where a process can be halted.
    public enum Point {
        NOTIFICATION_STORED_NOT_ANSWERED("intake/Reception", "store", false),
        NOTIFICATION_CLAIMED("intake/NoticeReader", "read", true),
        JOB_HELD_NOTIFICATION_NOT_DONE("held/Arrivals", "hold", false),
        RELEASE_CLAIMED("held/ReleaseRunner", "carryOut", true),
        REDIRECT_NOT_SENT("graph/Redirects", "redirect", true),
        REDIRECT_ANSWERED("graph/Redirects", "redirect", false),
        OUTCOME_NOT_RECORDED("held/Outcomes", "moved", true),
        OUTCOME_RECORDED("held/Outcomes", "moved", false),
        END_NOT_RECORDED("held/Deliveries", "completed", true),
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

        /// The class and the method.
        Place place() {
            return new Place(owner, method);
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
            if (Files.exists(folder.resolve(point + FREEZE))) freeze(point);
        } catch (IOException e) {
            e.printStackTrace();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void freeze(String point) throws IOException, InterruptedException {
        var frozen = folder.resolve(point + FROZEN);
        try {
            Files.move(folder.resolve(point + FREEZE), frozen);
        } catch (NoSuchFileException e) {
            // Another one came first, or it was disarmed.
            return;
        }
        while (Files.exists(frozen)) Thread.sleep(LOOK_AGAIN);
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
                    point.place(),
                    ClassTransform.transformingMethodBodies(
                            method -> method.methodName().equalsString(point.method), code));
        }
        return changed;
    }

    /// The changed class; a process whose class cannot be changed ends, so that no test goes well without its
    /// faults.
    static byte[] change(ClassLoader loader, byte[] bytes, Place place, ClassTransform change) {
        try {
            // What is known of variables may not be so any more where code was left out.
            var file = ClassFile.of(
                    ClassFile.StackMapsOption.STACK_MAPS_WHEN_REQUIRED,
                    ClassFile.DebugElementsOption.DROP_DEBUG,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            var found = file.parse(bytes);
            place.check(found);
            var changed = file.transformClass(found, change);
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
