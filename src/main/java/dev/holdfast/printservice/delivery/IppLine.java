package dev.holdfast.printservice.delivery;

import dev.holdfast.ipp.IppAnswer;
import dev.holdfast.ipp.IppClient;
import dev.holdfast.ipp.IppFailure;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.IppTarget;
import dev.holdfast.printservice.spool.DeviceAt;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;

/// The line to one printer. What is to be done while it is waited for may end the call.
record IppLine(IppClient client, PrinterTargets targets, DeviceAt device, Runnable meanwhile) {

    IppAnswer call(IppMessage request) throws IppFailure {
        return client.send(target(), request, targets.patience(meanwhile));
    }

    IppAnswer call(IppMessage request, InputStream document) throws IOException {
        return client.send(target(), request, document, targets.patienceWithDocuments(meanwhile));
    }

    private IppTarget target() throws IppFailure {
        try {
            return targets.find(device);
        } catch (UnknownHostException e) {
            throw IppFailure.unknownHost(e);
        } catch (DeviceForbidden e) {
            // A name may move between two calls: of this one nothing was sent, and that says nothing of those before.
            throw IppFailure.forbidden(e.detail(), e);
        }
    }
}
