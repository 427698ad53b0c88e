package org.bihuan.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as its page shows it, with the names of whom it names.
 *
 * @param today the day the countdown is counted from
 * @param allowedActions what this viewer may do now
 */
public record CampaignFile(
        UUID id,
        String name,
        String basis,
        CampaignKind kind,
        CampaignState state,
        @Nullable Named parent,
        List<Named> children,
        Named office,
        LocalDate startsOn,
        LocalDate endsOn,
        LocalDate today,
        List<String> sectors,
        List<String> subjectTypes,
        List<UUID> areas,
        int targetPercent,
        List<Duty> duties,
        List<Team> teams,
        @Nullable String conclusion,
        int version,
        Set<CampaignAct> allowedActions) {

    public record Named(UUID id, String name) {}

    public record Duty(
            Named unit,
            @Nullable Named principal,
            @Nullable Named deputy,
            @Nullable Named contact,
            @Nullable Integer targetPercent) {}

    /** @param members the first one leads it */
    public record Team(UUID id, String name, List<Named> members, List<Named> units) {}
}
