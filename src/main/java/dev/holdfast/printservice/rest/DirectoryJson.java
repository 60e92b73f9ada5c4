package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.identity.Group;
import dev.holdfast.identity.Person;
import dev.holdfast.printservice.spool.Viewers;

/// People and groups as Graph's user and group: the properties that Graph shows by default, null where the directory
/// here does not have them.
final class DirectoryJson {

    private DirectoryJson() {}

    static ObjectNode user(Person person) {
        var user = JsonNodeFactory.instance.objectNode();
        user.putArray("businessPhones");
        user.put("displayName", person.displayName());
        user.putNull("givenName");
        user.putNull("jobTitle");
        user.putNull("mail");
        user.putNull("mobilePhone");
        user.putNull("officeLocation");
        user.putNull("preferredLanguage");
        user.putNull("surname");
        user.put("userPrincipalName", person.upn());
        return user.put("id", Viewers.graphId(person));
    }

    /// A person among things that may be others, too.
    static ObjectNode member(Person person) {
        var member = JsonNodeFactory.instance.objectNode();
        member.put("@odata.type", "#microsoft.graph.user");
        return member.setAll(user(person));
    }

    /// A group is there for permissions, and has no mailbox.
    static ObjectNode group(Group group) {
        var shown = JsonNodeFactory.instance.objectNode();
        shown.put("id", group.id());
        shown.putNull("deletedDateTime");
        shown.putNull("classification");
        shown.put("createdDateTime", group.createdAt().toString());
        shown.putNull("description");
        shown.put("displayName", group.displayName());
        shown.putNull("expirationDateTime");
        shown.putArray("groupTypes");
        shown.putNull("mail");
        shown.put("mailEnabled", false);
        shown.putNull("mailNickname");
        shown.putNull("membershipRule");
        shown.putArray("proxyAddresses");
        shown.putNull("renewedDateTime");
        shown.putArray("resourceBehaviorOptions");
        shown.putArray("resourceProvisioningOptions");
        shown.put("securityEnabled", true);
        return shown.putNull("visibility");
    }
}
