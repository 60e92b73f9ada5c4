package dev.holdfast.printer;

import dev.holdfast.graph.UniversalPrintSetUp;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Names the printer, and says what it offers and where it is. Each call replaces what was said before, so all of them
/// may be repeated.
@ApplicationScoped
class AttributesStep implements Step {

    private final UniversalPrintSetUp graph;
    private final Administrator administrator;
    private final String publicUrl;

    AttributesStep(
            UniversalPrintSetUp graph,
            Administrator administrator,
            @ConfigProperty(name = "holdfast.public-url") String publicUrl) {
        this.graph = graph;
        this.administrator = administrator;
        this.publicUrl = publicUrl;
    }

    @Override
    public SetUpStep.Name name() {
        return SetUpStep.Name.ATTRIBUTES;
    }

    @Override
    public StepResult run(StepClaim claim) {
        String printer = claim.queue().printerId().orElseThrow();
        var wish = claim.queue().virtualPrinter().wish();
        graph.changeAttributes(printer, PrinterAttributes.of(wish, publicUrl));
        graph.rename(printer, wish.displayName());
        var location = wish.location();
        if (location != null) {
            administrator.call(cloud -> {
                cloud.locate(printer, location);
                return printer;
            });
        }
        return new StepResult.Done();
    }
}
