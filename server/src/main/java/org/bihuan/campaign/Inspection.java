package org.bihuan.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.matter.Severity;
import org.bihuan.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What was found on a visit, as it is handed in (检查结果). Failed check items become hazards by themselves; findings say
 * more about them, and tell of what no item asks for.
 *
 * @param second the other inspector (两名以上检查人员); whoever hands in is the first
 * @param result absent: passed or hazards, by what was found
 * @param answers to the checklist of the pass
 * @param accuracy of the place, metres
 */
public record Inspection(
        int version,
        @Nullable PersonId second,
        @NotNull Instant visitedAt,
        @Nullable VisitResult result,
        @NotNull @Size(max = 2000) Map<@NotBlank String, @NotNull @Size(max = 100_000) String> answers,
        @NotNull @Size(max = 50) List<@NotNull @Valid Finding> findings,
        @NotNull @Size(max = 30) List<@NotNull UUID> photos,
        @Nullable Double longitude,
        @Nullable Double latitude,
        @Nullable @Min(0) @Max(100_000) Double accuracy,
        @NotNull Signature signature,
        @Nullable @Size(max = 50) String signerName,
        @Nullable @Size(max = 500) String signatureNote,
        @Nullable @Size(max = 2000) String remark) {

    /** The inspected side's signature (被检查方签字). */
    public enum Signature {
        /** 已签字. */
        SIGNED,
        /** 拒绝签字: noted with the reason. */
        REFUSED,
        /** 负责人不在场. */
        ABSENT
    }

    /**
     * A hazard, or more on a failed check item.
     *
     * @param id made by the client
     * @param item the failed check item; absent: found beside the checklist
     * @param facts what is wrong; absent: the item's words
     * @param dueOn limit; absent: the item's
     * @param onSpot mended there and then (立查立改), shown by a photo before and one after
     */
    public record Finding(
            @NotNull UUID id,
            @Nullable @Size(max = 60) String item,
            @Nullable @Size(max = 1000) String facts,
            @Nullable @Size(max = 300) String clause,
            @Nullable Severity severity,
            @Nullable @Size(max = 1000) String measure,
            @Nullable LocalDate dueOn,
            boolean onSpot,
            @NotNull @Size(max = 10) List<@NotNull UUID> before,
            @NotNull @Size(max = 10) List<@NotNull UUID> after) {}
}
