package org.bihuan.intake;

import java.time.Instant;
import java.util.List;
import org.bihuan.document.ledger.SkippedRow;
import org.bihuan.shared.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way in.
 *
 * @param ledgerKey the ledger it is a version of: its layout under its type
 * @param lastDataRow number of the last row of data on the sheet
 * @param problem why the last background work ended early
 */
record Batch(
        BatchId id,
        AccountId account,
        String accountName,
        String fileName,
        long fileSize,
        BatchState state,
        SurveySnapshot survey,
        @Nullable Plan plan,
        @Nullable String ledgerKey,
        @Nullable CommitMode mode,
        int lastDataRow,
        int done,
        int total,
        @Nullable Instant begunAt,
        boolean cancelWanted,
        @Nullable Trouble problem,
        List<SkippedRow> skipped,
        Instant createdAt,
        @Nullable Instant finishedAt,
        int version) {

    /**
     * Why background work ended early.
     *
     * @param came how many rows came in all the same; absent when it was not about coming in
     * @param left how many ready rows did not
     */
    record Trouble(
            String code,
            String detail,
            @Nullable Integer came,
            @Nullable Integer left) {

        static Trouble of(String code, String detail) {
            return new Trouble(code, detail, null, null);
        }

        Trouble counting(int rowsThatCame, int rowsLeft) {
            return new Trouble(code, detail, rowsThatCame, rowsLeft);
        }
    }
}
