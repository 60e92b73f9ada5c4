package dev.holdfast.printer;

/// How one step of the set-up is done. Every step first looks what is there already, because an earlier attempt may
/// have done it and died before it could say so: done twice is done once. Called without a transaction.
interface Step {

    /// Which step it is.
    SetUpStep.Name name();

    /// Does what is missing. Throws what the print cloud threw.
    StepResult run(StepClaim claim);
}
