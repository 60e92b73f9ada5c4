package dev.holdfast.printservice.spool;

import dev.holdfast.printservice.spool.Vocabulary.Kind;
import dev.holdfast.printservice.spool.Vocabulary.Term;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The shares and who may use them.
@ApplicationScoped
class SpoolShares implements PanacheRepositoryBase<SpoolShare, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /// What lists of shares are filtered by.
    static final Vocabulary WORDS = new Vocabulary(Map.of(
            "id", new Term(Kind.TEXT, "cast({}.id as string)"),
            "displayName", new Term(Kind.TEXT, "{}.displayName"),
            "manufacturer", new Term(Kind.TEXT, "{}.printer.manufacturer"),
            "model", new Term(Kind.TEXT, "{}.printer.model"),
            "status/state", new Term(Kind.TEXT, "cast(sql('? ->> ''state''', {}.printer.status) as string)"),
            "isAcceptingJobs", new Term(Kind.BOOLEAN, "{}.printer.acceptingJobs"),
            "allowAllUsers", new Term(Kind.BOOLEAN, "{}.allowAllUsers"),
            "createdDateTime", new Term(Kind.TIME, "{}.createdAt")));

    /// May the viewer use the share `t`: everybody may, or is on one of its two lists.
    private static final String USABLE = """
            (:seesAll = true or t.allowAllUsers = true or :userId member of t.users
             or exists (select 1 from SpoolShare o join o.groups g where o.id = t.id and g in :groups))""";

    /// The share with its printer, if the viewer may use it: to others it does not exist.
    Optional<SpoolShare> usable(UUID id, Viewer viewer) {
        var bound = bound(viewer);
        bound.put("id", id);
        return find("from SpoolShare t join fetch t.printer where t.id = :id and " + USABLE, bound)
                .firstResultOptional();
    }

    /// Those that the viewer may use, in the order of ids.
    List<SpoolShare> usable(Viewer viewer, Listed listed) {
        var bound = bound(viewer);
        bound.put("after", listed.after() == null ? FIRST : listed.after());
        String wanted = listed.condition()
                .map(condition -> " and " + WORDS.where(condition, bound))
                .orElse("");
        return find(
                        "from SpoolShare t join fetch t.printer where t.id > :after and " + USABLE + wanted
                                + " order by t.id",
                        bound)
                .page(0, listed.limit())
                .list();
    }

    private static Map<String, Object> bound(Viewer viewer) {
        var bound = new HashMap<String, Object>();
        bound.put("seesAll", viewer.seesAll());
        bound.put("userId", viewer.userId());
        // An "in" needs at least one value; no group has an empty id.
        bound.put("groups", viewer.groups().isEmpty() ? Set.of("") : viewer.groups());
        return bound;
    }

    boolean isShared(UUID printer) {
        return count("printer.id", printer) > 0;
    }

    List<SpoolShare> ofPrinters(Collection<UUID> printers) {
        return find("from SpoolShare s join fetch s.printer where s.printer.id in ?1 order by s.id", printers)
                .list();
    }
}
