package dev.holdfast.printservice.spool;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shares and who may use them.
@ApplicationScoped
class SpoolShares implements PanacheRepositoryBase<SpoolShare, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /// May the viewer use the share `s`: everybody may, or is on one of its two lists.
    private static final String USABLE = """
            (?2 = true or s.allowAllUsers = true or ?3 member of s.users
             or exists (select 1 from SpoolShare o join o.groups g where o.id = s.id and g in ?4))""";

    /// The share with its printer, if the viewer may use it: to others it does not exist.
    Optional<SpoolShare> usable(UUID id, Viewer viewer) {
        return find(
                        "from SpoolShare s join fetch s.printer where s.id = ?1 and " + USABLE,
                        id,
                        viewer.seesAll(),
                        viewer.userId(),
                        groups(viewer))
                .firstResultOptional();
    }

    List<SpoolShare> usableAfter(@Nullable UUID id, Viewer viewer, int limit) {
        return find(
                        "from SpoolShare s join fetch s.printer where s.id > ?1 and " + USABLE + " order by s.id",
                        id == null ? FIRST : id,
                        viewer.seesAll(),
                        viewer.userId(),
                        groups(viewer))
                .page(0, limit)
                .list();
    }

    boolean isShared(UUID printer) {
        return count("printer.id", printer) > 0;
    }

    List<SpoolShare> ofPrinters(Collection<UUID> printers) {
        return find("from SpoolShare s join fetch s.printer where s.printer.id in ?1 order by s.id", printers)
                .list();
    }

    // An "in" needs at least one value; no group has an empty id.
    private static Set<String> groups(Viewer viewer) {
        return viewer.groups().isEmpty() ? Set.of("") : viewer.groups();
    }
}
