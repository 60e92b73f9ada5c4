package dev.holdfast.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.base.Fields;
import dev.holdfast.base.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The small directory of people and groups, for administrators. A PUT makes or changes the ones it lists, all or none,
/// and leaves all others alone.
@Path("/api/v1/admin")
@RolesAllowed("admin")
@RunOnVirtualThread
class DirectoryResource {

    private static final int MOST_AT_ONCE = 1_000;

    private final Directory directory;

    DirectoryResource(Directory directory) {
        this.directory = directory;
    }

    record UserBody(
            @Nullable String id,
            @Nullable String userPrincipalName,
            @Nullable String graphId,
            String displayName) {
        UserBody {
            userPrincipalName = Fields.optionalText("userPrincipalName", userPrincipalName, 320);
            graphId = Fields.optionalText("graphId", graphId, 200);
            displayName = Fields.text("displayName", displayName, KnownPerson.LONGEST_NAME);
            if (id == null) {
                Fields.required("userPrincipalName", userPrincipalName);
            }
        }
    }

    record UsersBody(List<UserBody> users) {
        UsersBody {
            users = Fields.list("users", Fields.required("users", users), MOST_AT_ONCE);
        }
    }

    /// A person as administrators see them.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserView(
            UUID id,
            String displayName,
            @Nullable String userPrincipalName,
            @Nullable String graphId) {
        static UserView of(Person person) {
            return new UserView(person.id().value(), person.displayName(), person.upn(), person.graphId());
        }
    }

    record UserList(List<UserView> users) {}

    record GroupBody(String displayName, @Nullable List<PersonRef> members) {
        GroupBody {
            displayName = Fields.text("displayName", displayName, 256);
            members = Fields.list("members", members, 10_000);
        }
    }

    record GroupsBody(List<GroupBody> groups) {
        GroupsBody {
            groups = Fields.list("groups", Fields.required("groups", groups), MOST_AT_ONCE);
        }
    }

    /// A group as administrators see it.
    record GroupView(String id, String displayName, List<UUID> members) {}

    record GroupList(List<GroupView> groups) {}

    @GET
    @Path("/users")
    public Page<UserView> users(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return directory.users(Page.Request.of(limit, cursor));
    }

    @PUT
    @Path("/users")
    public UserList putUsers(UsersBody body) {
        return new UserList(directory.putUsers(Fields.required("body", body).users()));
    }

    @GET
    @Path("/groups")
    public Page<GroupView> groups(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return directory.groups(Page.Request.of(limit, cursor));
    }

    @PUT
    @Path("/groups")
    public GroupList putGroups(GroupsBody body) {
        return new GroupList(directory.putGroups(Fields.required("body", body).groups()));
    }
}
