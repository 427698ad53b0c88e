package org.bihuan.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.form.FormSketch;
import org.jspecify.annotations.Nullable;

/**
 * A visit as its page shows it.
 *
 * @param form the checklist as it was published for the pass
 * @param answers absent until handed in
 * @param earlier what the last visit to the same object found, where this pass is held against one
 */
public record VisitFile(
        UUID id,
        CampaignFile.Named campaign,
        CampaignFile.Named pass,
        Subject subject,
        CampaignFile.Named unit,
        VisitKind kind,
        VisitState state,
        LocalDate dueOn,
        CampaignFile.@Nullable Named team,
        List<CampaignFile.Named> members,
        CampaignFile.@Nullable Named firstInspector,
        CampaignFile.@Nullable Named secondInspector,
        @Nullable Instant visitedAt,
        @Nullable VisitResult result,
        @Nullable FormSketch form,
        @Nullable Map<String, String> answers,
        @Nullable BigDecimal score,
        List<Photo> photos,
        @Nullable Double longitude,
        @Nullable Double latitude,
        @Nullable Double accuracy,
        @Nullable Double distance,
        Inspection.@Nullable Signature signature,
        @Nullable String signerName,
        @Nullable String signatureNote,
        @Nullable String remark,
        @Nullable String cancelledBecause,
        @Nullable UUID earlier,
        int version,
        Set<VisitAct> allowedActions) {

    /** The object visited, with where it is registered. */
    public record Subject(
            UUID id,
            String name,
            String typeCode,
            @Nullable String creditCode,
            @Nullable String address,
            @Nullable Double longitude,
            @Nullable Double latitude) {}

    /** @param moment SITE, BEFORE or AFTER */
    public record Photo(UUID file, @Nullable UUID hazard, String moment) {}
}
