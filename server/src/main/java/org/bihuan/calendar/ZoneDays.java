package org.bihuan.calendar;

import static org.bihuan.schema.calendar.Tables.ZONE_DAY;
import static org.bihuan.schema.calendar.Tables.ZONE_YEAR;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The days a zone has uploaded, year by year, on top of the national ones. */
@Repository
class ZoneDays {

    /** What is known of one uploaded year. */
    record Year(int year, String source, AccountId uploadedBy, Instant uploadedAt, int version) {}

    private final DSLContext sql;

    ZoneDays(DSLContext sql) {
        this.sql = sql;
    }

    /** All of them: at most a few hundred in ten years. */
    List<SpecialDay> all(ZoneKey zone) {
        return sql.selectFrom(ZONE_DAY)
                .where(ZONE_DAY.ZONE_ID.eq(zone.value()))
                .orderBy(ZONE_DAY.DAY)
                .limit(101 * 366)
                .fetch(row -> new SpecialDay(row.getDay(), row.getOff(), row.getName()));
    }

    Optional<Year> year(ZoneKey zone, int year) {
        return sql.selectFrom(ZONE_YEAR)
                .where(ZONE_YEAR.ZONE_ID.eq(zone.value()), ZONE_YEAR.YEAR.eq(year))
                .fetchOptional(row -> new Year(
                        row.getYear(),
                        row.getSource(),
                        new AccountId(row.getUploadedBy()),
                        row.getUploadedAt(),
                        row.getVersion()));
    }

    /** Writes the year anew; refuses when somebody else has changed it since {@code expectedVersion} (0: not there). */
    void replace(ZoneKey zone, Year year, List<SpecialDay> days, int expectedVersion) {
        if (expectedVersion == 0) {
            insert(zone, year);
        } else {
            mustBeOne(sql.update(ZONE_YEAR)
                    .set(ZONE_YEAR.SOURCE, year.source())
                    .set(ZONE_YEAR.UPLOADED_BY, year.uploadedBy().value())
                    .set(ZONE_YEAR.UPLOADED_AT, year.uploadedAt())
                    .set(ZONE_YEAR.VERSION, year.version())
                    .where(
                            ZONE_YEAR.ZONE_ID.eq(zone.value()),
                            ZONE_YEAR.YEAR.eq(year.year()),
                            ZONE_YEAR.VERSION.eq(expectedVersion))
                    .execute());
        }
        deleteDays(zone, year.year());
        sql.insertInto(ZONE_DAY, ZONE_DAY.ZONE_ID, ZONE_DAY.DAY, ZONE_DAY.YEAR, ZONE_DAY.OFF, ZONE_DAY.NAME)
                .valuesOfRows(days.stream()
                        .map(day -> DSL.row(zone.value(), day.date(), year.year(), day.off(), day.name()))
                        .toList())
                .execute();
    }

    void remove(ZoneKey zone, int year, int expectedVersion) {
        deleteDays(zone, year);
        mustBeOne(sql.deleteFrom(ZONE_YEAR)
                .where(
                        ZONE_YEAR.ZONE_ID.eq(zone.value()),
                        ZONE_YEAR.YEAR.eq(year),
                        ZONE_YEAR.VERSION.eq(expectedVersion))
                .execute());
    }

    private void insert(ZoneKey zone, Year year) {
        mustBeOne(sql.insertInto(ZONE_YEAR)
                .columns(
                        ZONE_YEAR.ZONE_ID,
                        ZONE_YEAR.YEAR,
                        ZONE_YEAR.SOURCE,
                        ZONE_YEAR.UPLOADED_BY,
                        ZONE_YEAR.UPLOADED_AT,
                        ZONE_YEAR.VERSION)
                .values(
                        zone.value(),
                        year.year(),
                        year.source(),
                        year.uploadedBy().value(),
                        year.uploadedAt(),
                        year.version())
                .onConflictDoNothing()
                .execute());
    }

    private void deleteDays(ZoneKey zone, int year) {
        sql.deleteFrom(ZONE_DAY)
                .where(ZONE_DAY.ZONE_ID.eq(zone.value()), ZONE_DAY.YEAR.eq(year))
                .execute();
    }

    private static void mustBeOne(int rows) {
        if (rows != 1) {
            throw Problem.conflict("CALENDAR-STALE", "该年度安排刚被他人改动，请刷新后核对再保存。");
        }
    }
}
