package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppMessage;
import jakarta.enterprise.context.ApplicationScoped;

/// Says what the printer can do, to everybody.
@ApplicationScoped
class GetPrinterAttributes implements Operation {

    private final PrinterAttributes printers;
    private final Papers papers;

    GetPrinterAttributes(PrinterAttributes printers, Papers papers) {
        this.printers = printers;
        this.papers = papers;
    }

    @Override
    public int code() {
        return GET_PRINTER_ATTRIBUTES;
    }

    @Override
    public IppMessage answer(Request request) {
        papers.check(request);
        var wanted = Requested.of(request, "all");
        return Answers.ok(request.header())
                .with(AttributeGroup.PRINTER, printers.of(request.queue()).only(wanted::printer));
    }
}
