package org.bihuan.subject;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said about how a subject stands to another.
 *
 * @param id made by who says it, so that it is kept once
 * @param outward the subject stands first: it lets to the other, is a part of it …
 * @param from the first day
 */
public record NewRelation(
        @NotNull UUID id,
        @NotNull RelationKind kind,
        boolean outward,
        @NotNull SubjectId other,
        @NotNull LocalDate from,
        @Nullable @Size(max = 200) String note) {}
