package dev.holdfast.station;

import dev.holdfast.printservice.Office;
import java.util.UUID;

/// What comes about with time, and is so at once in the database.
final class Meanwhile {

    private Meanwhile() {}

    /// The subject has no more tries: this minute and, in case it ends now, the next.
    static void usedUp(String subject) {
        Office.sql("""
                insert into rate_window (subject, minute, tries)
                select ?, date_trunc('minute', now()) + n * interval '1 minute', 1000000 from generate_series(0, 1) n
                on conflict (subject, minute) do update set tries = 1000000""", subject);
    }

    /// The subject has not tried anything.
    static void forgotten(String subject) {
        Office.sql("delete from rate_window where subject = ?", subject);
    }

    static void codeIsOver(String terminal) {
        Office.sql("update enrolment_code set expires_at = now() where terminal = ?", UUID.fromString(terminal));
    }

    static void idle(String session) {
        Office.sql("update swipe_session set idle_until = now() where id = ?", UUID.fromString(session));
    }

    /// The session is idle in 20 seconds, and over in 30 whatever happens.
    static void nearlyOver(String session) {
        Office.sql("""
                update swipe_session set idle_until = now() + interval '20 s', expires_at = now() + interval '30 s'
                where id = ?""", UUID.fromString(session));
    }
}
