package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Ids;
import dev.holdfast.ipp.IppClient;
import dev.holdfast.printservice.spool.DeviceAt;
import dev.holdfast.printservice.spool.Folders;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The devices that can be printed to.
@ApplicationScoped
public class Devices {

    private static final String NO_FILES = "Device folders are switched off here.";

    private final DevicesConfig config;
    private final IppClient client;
    private final PrinterTargets targets;
    private final Conversions conversions;

    Devices(DevicesConfig config, IppClient client, PrinterTargets targets, Conversions conversions) {
        this.config = config;
        this.client = client;
        this.targets = targets;
        this.conversions = conversions;
    }

    /// Asks a new device what it is. `file:` makes a folder of its own and describes that.
    /// [DeviceForbidden] where no device may be there, [DeviceUnavailable] where none answers.
    public DeviceDescription describe(String uri) {
        var printer = DeviceAddress.parse(uri).uri();
        return printer == null
                ? newFolder().describe()
                : at(new DeviceAt(printer, null)).describe();
    }

    private FileDevice newFolder() {
        var root = fileRoot().orElseThrow(() -> new DeviceForbidden(NO_FILES));
        var folder = root.resolve(Ids.next().toString());
        try {
            Folders.createPrivate(folder);
        } catch (IOException e) {
            throw new DeviceUnavailable("The device's folder cannot be made.");
        }
        return new FileDevice(folder);
    }

    /// The device at an address that [#describe] once gave.
    Device at(DeviceAt device) {
        var uri = device.uri();
        if (DeviceAddress.isPrinter(uri)) return new IppDevice(client, targets, conversions, device);
        if (!DeviceAddress.FILE.equals(uri.getScheme())) return new NoDevice("There is no such kind of device.");
        var folder = Path.of(uri);
        return fileRoot()
                .filter(root -> root.equals(folder.getParent()))
                .<Device>map(_ -> new FileDevice(folder))
                .orElseGet(() -> new NoDevice(NO_FILES));
    }

    private Optional<Path> fileRoot() {
        return config.allowFile()
                ? config.fileRoot().map(root -> root.toAbsolutePath().normalize())
                : Optional.empty();
    }
}
