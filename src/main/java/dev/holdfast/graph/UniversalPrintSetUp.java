package dev.holdfast.graph;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls that set up and take apart what a virtual printer needs at the print cloud. Those that only a printer
/// administrator may make are made with `holdfast.graph.admin-key`, and refused as 401 where there is none.
@ApplicationScoped
public class UniversalPrintSetUp {

    private final SetUpAsApplication application;
    private final SetUpAsAdministrator administrator;
    private final GraphKeys keys;

    UniversalPrintSetUp(SetUpAsApplication application, SetUpAsAdministrator administrator, GraphKeys keys) {
        this.application = application;
        this.administrator = administrator;
        this.keys = keys;
    }

    /// Whether administrator's calls can be made at all.
    public boolean hasAdministrator() {
        return keys.hasAdministrator();
    }

    /// A printer without a device that is to be registered; `request` is a PKCS#10 request and `transportKey`
    /// its public key, both base64 without PEM lines.
    public record NewPrinter(
            String displayName, String manufacturer, String model, String request, String transportKey) {}

    /// A registration that the print cloud has taken in: poll [#operation] after `retryAfter`.
    public record Registration(String operationId, Duration retryAfter) {}

    /// How a registration stands; `retryAfter` where it goes on.
    public record Progress(PrinterCreateOperation operation, Duration retryAfter) {}

    /// A subscription to what happens at `resource`. The `clientState` is a secret.
    public record NewSubscription(
            String resource, String notificationUrl, String lifecycleUrl, Instant expires, String clientState) {
        @Override
        public String toString() {
            return "subscription to " + resource;
        }
    }

    /// Users or groups of a share.
    public enum Members {
        USERS("allowedUsers", "users"),
        GROUPS("allowedGroups", "groups");

        final String list;
        final String directory;

        Members(String list, String directory) {
            this.list = list;
            this.directory = directory;
        }
    }

    /// The task definitions of our application.
    public List<PrintTaskDefinition> taskDefinitions() {
        return application.taskDefinitions();
    }

    /// The task definition, where it is (still) known.
    public Optional<PrintTaskDefinition> taskDefinition(String id) {
        return application.taskDefinition(id);
    }

    /// Makes a task definition.
    public PrintTaskDefinition createTaskDefinition(String displayName) {
        return application.createTaskDefinition(displayName);
    }

    /// Deletes a task definition; gone is done, as with all deletions here.
    public void deleteTaskDefinition(String id) {
        application.deleteTaskDefinition(id);
    }

    /// Every printer, as the administrator sees them.
    public List<Printer> printers() {
        return administrator.printers();
    }

    /// Starts to register a printer.
    public Registration createPrinter(NewPrinter printer) {
        return administrator.createPrinter(printer);
    }

    /// How a registration stands; empty where it is no longer known.
    public Optional<Progress> operation(String id) {
        return administrator.operation(id);
    }

    /// Renames a printer that our application registered.
    public void rename(String printerId, String displayName) {
        application.change(printerId, Map.of("displayName", displayName));
    }

    /// Says where a printer is, as the administrator.
    public void locate(String printerId, PrinterLocation location) {
        administrator.change(printerId, Map.of("location", location));
    }

    /// Replaces IPP attributes of a printer that our application registered; a bare printer-attributes group.
    public void changeAttributes(String printerId, byte[] group) {
        application.changeAttributes(printerId, group);
    }

    /// Deletes a printer.
    public void deletePrinter(String id) {
        administrator.deletePrinter(id);
    }

    /// The printer's shares; Universal Print allows one.
    public List<PrinterShare> shares(String printerId) {
        return administrator.shares(printerId);
    }

    /// Shares a printer.
    public PrinterShare createShare(String printerId, String displayName, boolean allowAllUsers) {
        return administrator.createShare(printerId, displayName, allowAllUsers);
    }

    /// Deletes a share.
    public void deleteShare(String id) {
        administrator.deleteShare(id);
    }

    /// The ids of those who may print to a share.
    public List<String> members(String shareId, Members members) {
        return administrator.members(shareId, members);
    }

    /// Lets a user or a group print to a share.
    public void addMember(String shareId, Members members, String id) {
        administrator.addMember(shareId, members, id);
    }

    /// The triggers of a printer; Universal Print allows one.
    public List<PrintTaskTrigger> triggers(String printerId) {
        return administrator.triggers(printerId);
    }

    /// Makes every job that starts on the printer a task of the definition.
    public PrintTaskTrigger createTrigger(String printerId, String definitionId) {
        return administrator.createTrigger(printerId, definitionId);
    }

    /// Deletes a trigger.
    public void deleteTrigger(String printerId, String triggerId) {
        administrator.deleteTrigger(printerId, triggerId);
    }

    /// Our application's subscriptions.
    public List<Subscription> subscriptions() {
        return application.subscriptions();
    }

    /// Subscribes. The print cloud calls `notificationUrl` before it answers.
    public Subscription subscribe(NewSubscription subscription) {
        return application.subscribe(subscription);
    }

    /// Prolongs a subscription; empty where it is no longer known.
    public Optional<Subscription> prolong(String id, Instant expires) {
        return application.prolong(id, expires);
    }

    /// Ends a subscription.
    public void deleteSubscription(String id) {
        application.deleteSubscription(id);
    }
}
