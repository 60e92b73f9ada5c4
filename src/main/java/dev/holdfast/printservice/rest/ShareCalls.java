package dev.holdfast.printservice.rest;

/// Who may do what with shares: signed-in people only, there is no application permission for any of it.
final class ShareCalls {

    private static final String WRITES = "PrinterShare.ReadWrite.All";

    static final Permission READ = Permission.delegated("PrinterShare.ReadBasic.All", "PrinterShare.Read.All", WRITES);
    /// Whoever asks by the printer looks past the shares' own lists.
    static final Permission READ_OF_PRINTER =
            Permission.administrator("PrinterShare.ReadBasic.All", "PrinterShare.Read.All", WRITES);
    static final Permission READ_MEMBERS = Permission.administrator("PrinterShare.Read.All", WRITES);
    static final Permission WRITE = Permission.administrator(WRITES);

    private ShareCalls() {}
}
