package org.bihuan.organisation;

import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.Field;

/** Validity over days: from the first day on, up to but not including the last. The one condition for what is in force. */
public final class InForce {

    private InForce() {}

    public static Condition on(Field<LocalDate> from, Field<LocalDate> to, LocalDate day) {
        return from.le(day).and(to.isNull().or(to.gt(day)));
    }
}
