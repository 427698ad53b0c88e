package org.bihuan.suspicion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.evidence.EvidenceFile;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.matter.MatterState;
import org.bihuan.schema.matter.tables.records.MatterRecord;
import org.bihuan.schema.suspicion.tables.records.SuspicionRecord;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A suspicion as it lies in the database, with both matters; what its viewer may not know is left out here.
 *
 * @param otherSeen the viewer may see the other matter
 */
record Found(
        SuspicionRecord it,
        MatterRecord own,
        @Nullable String ownUnit,
        @Nullable MatterRecord other,
        @Nullable String otherUnit,
        @Nullable String unit,
        boolean otherSeen,
        UUID reportedBy,
        UUID reportedFor) {

    private boolean hidden() {
        return other != null && !otherSeen;
    }

    Stream<UUID> files() {
        return hidden() || it.getOtherFileId() == null
                ? Stream.of(it.getFileId())
                : Stream.of(it.getFileId(), it.getOtherFileId());
    }

    SuspicionList.Row row(Viewer viewer, Map<EvidenceId, EvidenceFile> files, List<SuspicionList.Decided> decisions) {
        var state = SuspicionState.valueOf(it.getState());
        return new SuspicionList.Row(
                it.getId(),
                SuspicionKind.valueOf(it.getKind()),
                state,
                side(own, ownUnit),
                unit,
                Objects.requireNonNull(files.get(new EvidenceId(it.getFileId()))),
                other == null || hidden() ? null : side(other, otherUnit),
                hidden() || it.getOtherFileId() == null ? null : files.get(new EvidenceId(it.getOtherFileId())),
                hidden(),
                new SuspicionList.Reason(
                        it.getDistance(),
                        it.getPercent(),
                        it.getMirrored(),
                        it.getMetres(),
                        it.getAccuracyM(),
                        it.getTakenAt(),
                        it.getBegunAt(),
                        it.getSoftware(),
                        it.getScreenshot()),
                it.getFoundAt(),
                decisions,
                it.getVersion(),
                actions(viewer, state));
    }

    private List<String> actions(Viewer viewer, SuspicionState state) {
        var actions = new ArrayList<String>();
        if (viewer.acting() == null
                && Suspicions.refusal(viewer, it.getUnitId(), reportedBy, reportedFor, own.getHandlerAccountId())
                        .isEmpty()) {
            actions.add(state == SuspicionState.OPEN ? "decide" : "takeUp");
        }
        return actions;
    }

    private static SuspicionList.Side side(MatterRecord matter, @Nullable String unit) {
        return new SuspicionList.Side(
                matter.getId(),
                Objects.requireNonNullElse(matter.getNumber(), ""),
                matter.getTitle(),
                MatterState.valueOf(matter.getState()),
                matter.getSubjectName(),
                unit);
    }
}
