package dev.holdfast.printservice.rest;

/// Who may see and change what is about the print service as a whole.
final class ServiceCalls {

    private static final String WRITE = "PrintSettings.ReadWrite.All";
    private static final String WRITE_CONNECTORS = "PrintConnector.ReadWrite.All";

    static final Permission READ_SETTINGS = Permission.administrator("PrintSettings.Read.All", WRITE);
    static final Permission CHANGE_SETTINGS = Permission.administrator(WRITE);
    static final Permission READ_CONNECTORS = Permission.administrator("PrintConnector.Read.All", WRITE_CONNECTORS);
    static final Permission CHANGE_CONNECTORS = Permission.administrator(WRITE_CONNECTORS);

    /// Any of Universal Print's that a delegated token can have.
    static final Permission FIND_SERVICES = Permission.delegatedAlone(
            "PrintConnector.Read.All",
            WRITE_CONNECTORS,
            "Printer.Create",
            "Printer.Read.All",
            "Printer.ReadWrite.All",
            "Printer.FullControl.All",
            "PrinterShare.ReadBasic.All",
            "PrinterShare.Read.All",
            "PrinterShare.ReadWrite.All",
            "PrintJob.Create",
            "PrintJob.ReadBasic",
            "PrintJob.Read",
            "PrintJob.ReadWriteBasic",
            "PrintJob.ReadWrite",
            "PrintJob.ReadBasic.All",
            "PrintJob.Read.All",
            "PrintJob.ReadWriteBasic.All",
            "PrintJob.ReadWrite.All",
            "PrintSettings.Read.All",
            WRITE);

    private ServiceCalls() {}
}
