package dev.holdfast.station;

import dev.holdfast.base.CsvLine;
import dev.holdfast.base.Page;
import dev.holdfast.station.BadgeViews.BadgeView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All badges as CSV, without their numbers, which nobody knows here.
@ApplicationScoped
class BadgeExport {

    private static final int PAGE = 1_000;
    private static final List<String> HEADER =
            List.of("id", "userPrincipalName", "displayName", "label", "hasPin", "disabled", "createdAt");

    private final BadgeDesk desk;
    private final BadgeViews views;

    BadgeExport(BadgeDesk desk, BadgeViews views) {
        this.desk = desk;
        this.views = views;
    }

    String csv() {
        var text = new StringBuilder(CsvLine.of(HEADER));
        @Nullable UUID after = null;
        do {
            var page = desk.page(new Page.Request(PAGE, after));
            views.of(page.items()).forEach(badge -> text.append(CsvLine.of(cells(badge))));
            after = page.cursor() == null ? null : UUID.fromString(page.cursor());
        } while (after != null);
        return text.toString();
    }

    private static List<String> cells(BadgeView badge) {
        return List.of(
                badge.id().toString(),
                Objects.requireNonNullElse(badge.user().userPrincipalName(), ""),
                badge.user().displayName(),
                Objects.requireNonNullElse(badge.label(), ""),
                Boolean.toString(badge.hasPin()),
                Boolean.toString(badge.disabled()),
                badge.createdAt().toString());
    }
}
