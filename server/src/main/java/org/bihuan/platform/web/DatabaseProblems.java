package org.bihuan.platform.web;

import java.sql.SQLException;
import java.util.Optional;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a user can do about a refusal of the database, by SQLSTATE. The rooms check before they write; this is for the
 * race they lose, and for the disk that is full.
 */
final class DatabaseProblems {

    private static final int DEEPEST = 20;

    private DatabaseProblems() {}

    /** A problem somewhere among the causes, thrown by a value that refused to be made. */
    static Optional<Problem> thrownWithin(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof Problem problem) {
                return Optional.of(problem);
            }
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                return of(refused.getSQLState());
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<Problem> of(String state) {
        return switch (state) {
            case "23505", "23P01" -> Optional.of(Problem.conflict("DATA-ALREADY-THERE", "相同的内容已存在，可能刚被他人提交，请刷新后核对。"));
            case "23503" -> Optional.of(Problem.conflict("DATA-REFERENCE-GONE", "所引用的内容不存在或正在使用，请刷新后重新选择。"));
            case "23502", "23514", "22001", "22003", "22P02", "22021" ->
                Optional.of(Problem.invalid("DATA-NOT-ACCEPTED", "有内容不符合要求（过长、含非法字符或超出范围），请检查后重试。"));
            case "40001", "40P01", "55P03" -> Optional.of(Problem.conflict("DATA-BUSY", "多人同时操作，请稍后重试，您填写的内容没有丢失。"));
            case "57014" -> Optional.of(Problem.invalid("DATA-TOO-SLOW", "查询范围过大，请缩小筛选条件后重试。"));
            default -> Optional.empty();
        };
    }
}
