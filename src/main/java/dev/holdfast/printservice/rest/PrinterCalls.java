package dev.holdfast.printservice.rest;

/// Who may do what with printers: the permissions of the contract's tables, least privileged first.
final class PrinterCalls {

    private static final String READ = "Printer.Read.All";
    private static final String WRITE = "Printer.ReadWrite.All";
    private static final String FULL_CONTROL = "Printer.FullControl.All";

    static final Permission CREATE = Permission.administrator("Printer.Create", WRITE, FULL_CONTROL);
    static final Permission READ_AS_ADMINISTRATOR = Permission.administrator(READ, WRITE, FULL_CONTROL);
    static final Permission READ_AS_APPLICATION = Permission.application(READ, WRITE);
    static final Permission WRITE_AS_ADMINISTRATOR = Permission.administrator(WRITE, FULL_CONTROL);
    static final Permission WRITE_AS_APPLICATION = Permission.application(WRITE);
    static final Permission DELETE = Permission.administrator(FULL_CONTROL);

    private PrinterCalls() {}
}
