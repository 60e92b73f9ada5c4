package dev.holdfast.printservice.spool;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The contents and their parts.
@ApplicationScoped
class SpoolContents implements PanacheRepositoryBase<SpoolContent, UUID> {

    private final EntityManager database;

    SpoolContents(EntityManager database) {
        this.database = database;
    }

    void add(SpoolPart part) {
        database.persist(part);
    }

    /// Whether any document, or part of one, is kept.
    boolean haveParts() {
        return !database.createQuery("select 1 from SpoolPart", Integer.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /// The content's parts, in the order of their bytes.
    List<SpoolPart> parts(UUID content) {
        return database.createQuery("from SpoolPart where contentId = ?1 order by firstByte", SpoolPart.class)
                .setParameter(1, content)
                .getResultList();
    }

    /// Which bytes of an upload have arrived.
    Manifest manifest(UploadSession upload) {
        var parts = database.createQuery("""
                        select firstByte, lastByte from SpoolPart where contentId = ?1 order by firstByte""", ByteRange.class)
                .setParameter(1, upload.contentId())
                .getResultList();
        return new Manifest(upload.properties().size(), parts);
    }

    /// How many parts of an upload have arrived, and how many of them have a byte of `range`.
    record Arrived(long parts, long overlapping) {}

    Arrived arrived(UploadSession upload, ByteRange range) {
        return database.createQuery("""
                        select count(*), count(*) filter (where firstByte <= ?2 and lastByte >= ?3)
                        from SpoolPart where contentId = ?1""", Arrived.class)
                .setParameter(1, upload.contentId())
                .setParameter(2, range.last())
                .setParameter(3, range.first())
                .getSingleResult();
    }

    /// Contents that nothing refers to, the oldest first, as ids are in the order of their making; rows that
    /// others work on just now are left.
    List<UUID> unused(int limit) {
        return ids(database.createNativeQuery("""
                        select c.id from spool_content c
                        where not exists (select 1 from spool_document d where d.content_id = c.id)
                        and not exists (select 1 from spool_upload_session u where u.content_id = c.id)
                        and not exists (select 1 from spool_uncounted_job n where n.content_id = c.id)
                        order by c.id limit ?1 for update skip locked""", UUID.class)
                .setParameter(1, limit)
                .getResultList());
    }

    /// Forgets at most so many parts of the contents, and those contents that have none left; returns the blobs
    /// of the parts, for the store to forget after this transaction.
    List<UUID> forget(Collection<UUID> contents, int parts) {
        if (contents.isEmpty()) return List.of();
        var blobs = ids(database.createNativeQuery("""
                        delete from spool_part where blob in
                        (select blob from spool_part where content_id in (?1) limit ?2) returning blob""", UUID.class)
                .setParameter(1, contents)
                .setParameter(2, parts)
                .getResultList());
        database.createNativeQuery("""
                        delete from spool_content c where c.id in (?1)
                        and not exists (select 1 from spool_part p where p.content_id = c.id)""").setParameter(1, contents).executeUpdate();
        return blobs;
    }

    /// Those of the blobs that a part names.
    Set<UUID> named(Collection<UUID> blobs) {
        return new HashSet<>(database.createQuery("select blob from SpoolPart where blob in ?1", UUID.class)
                .setParameter(1, blobs)
                .getResultList());
    }

    /// The names of all blobs there should be, in order, after one of them.
    List<UUID> blobsAfter(UUID after, int limit) {
        return database.createQuery("""
                        select p.blob from SpoolPart p where p.blob > ?1 order by p.blob""", UUID.class)
                .setParameter(1, after)
                .setMaxResults(limit)
                .getResultList();
    }

    private static List<UUID> ids(List<?> rows) {
        return rows.stream().map(UUID.class::cast).toList();
    }
}
