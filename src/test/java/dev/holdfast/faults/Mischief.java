package dev.holdfast.faults;

import java.util.Random;

/// A kind of fault.
///
/// @param kind its name in reports
/// @param weight how often it is chosen, beside the others of its list
/// @param deed does it once, and says whether it took place
record Mischief(String kind, int weight, Deed deed) {

    /// What was done; where nothing was, because nothing came by to be spoiled, it is none.
    enum Outcome {
        NONE,
        DONE
    }

    /// Whose memory was lost by it is said by the deed's name for it.
    interface Deed {
        Outcome play(Random random, Loss loss) throws Exception;
    }

    /// Takes down which printer forgot what it did.
    static final class Loss {

        private String printer = "";

        void of(Printer forgetful) {
            printer = forgetful.name();
        }

        String printer() {
            return printer;
        }
    }
}
