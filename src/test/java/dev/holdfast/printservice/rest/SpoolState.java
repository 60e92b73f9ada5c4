package dev.holdfast.printservice.rest;

import static dev.holdfast.printservice.Office.ask;

import java.util.Collection;
import java.util.TreeSet;

/// What the print service's tables say about some things: how many rows of each table name one of them, and a digest
/// of these rows; of the settings, which name nothing, all.
record SpoolState(String rows) {

    // Other tests leave things with which workers are busy for long; rows that name none of ours are theirs. Whatever
    // a call makes names its caller's application, the person, or the printer or job that it is for.
    private static final String ONE_TABLE = """
            select '%1$s ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')
            from %1$s t
            where '%1$s' = 'spool_settings'
                or exists (select from jsonb_each_text(to_jsonb(t)) one where one.value = any (array[%2$s]))""";

    private static final String TABLES = """
            select string_agg(table_name, ' ' order by table_name) from information_schema.tables
            where table_schema = current_schema() and table_name like 'spool\\_%'""";

    static SpoolState of(Collection<String> ids) {
        var quoted = new TreeSet<String>();
        ids.forEach(id -> quoted.add("'" + id.replace("'", "''") + "'"));
        String named = String.join(",", quoted);
        var parts = new TreeSet<String>();
        for (String table : ((String) ask(TABLES)).split(" ")) {
            parts.add("(" + ONE_TABLE.formatted(table, named) + ")");
        }
        return new SpoolState((String)
                ask("select string_agg(one, E'\\n') from (" + String.join(" union all ", parts) + ") all_of (one)"));
    }
}
