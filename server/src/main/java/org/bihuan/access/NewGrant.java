package org.bihuan.access;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A role to be granted.
 *
 * @param scopeUnit the top of {@link Scope#UNIT_AND_BELOW}; absent: the units of the person's posts
 * @param from first day, today when absent
 * @param to first day it no longer holds; absent: until revoked
 */
public record NewGrant(
        @NotNull AccountId account,
        @NotNull UUID role,
        @NotNull Scope scope,
        @Nullable UnitId scopeUnit,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
