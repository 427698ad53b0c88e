package org.bihuan.notice.out;

import static org.bihuan.schema.notice.Tables.PREFERENCE;
import static org.bihuan.schema.notice.Tables.SETTING;
import static org.jooq.impl.DSL.row;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.schema.notice.tables.records.PreferenceRecord;
import org.bihuan.schema.notice.tables.records.SettingRecord;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What an account has chosen of notices that leave the house. */
@Repository
class SettingRepository {

    private final DSLContext sql;

    SettingRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What has been chosen, or what holds until something is. */
    SettingRecord find(Viewer viewer, boolean lock) {
        var query = sql.selectFrom(SETTING)
                .where(
                        SETTING.ZONE_ID.eq(viewer.zone().value()),
                        SETTING.ACCOUNT_ID.eq(viewer.account().value()));
        var found = lock ? query.forUpdate().fetchOne() : query.fetchOne();
        if (found != null) {
            return found;
        }
        var fresh = sql.newRecord(SETTING);
        fresh.setZoneId(viewer.zone().value());
        fresh.setAccountId(viewer.account().value());
        fresh.setLanguage("zh-CN");
        fresh.setCodeTries(0);
        fresh.setDigest(Digest.NONE.name());
        fresh.setDigestHour(8);
        fresh.setDigestWeekday(1);
        fresh.setVersion(0);
        return fresh;
    }

    /** What has been chosen, by kind. */
    Map<String, PreferenceRecord> choices(Viewer viewer) {
        return sql.selectFrom(PREFERENCE)
                .where(
                        PREFERENCE.ZONE_ID.eq(viewer.zone().value()),
                        PREFERENCE.ACCOUNT_ID.eq(viewer.account().value()))
                .fetchMap(PREFERENCE.KIND);
    }

    void writeChoices(Viewer viewer, List<NoticeSettings.Choice> choices) {
        if (choices.isEmpty()) {
            return;
        }
        UUID zone = viewer.zone().value();
        UUID account = viewer.account().value();
        sql.deleteFrom(PREFERENCE)
                .where(
                        PREFERENCE.ZONE_ID.eq(zone),
                        PREFERENCE.ACCOUNT_ID.eq(account),
                        PREFERENCE.KIND.in(choices.stream()
                                .map(NoticeSettings.Choice::kind)
                                .toList()))
                .execute();
        sql.insertInto(
                        PREFERENCE,
                        PREFERENCE.ZONE_ID,
                        PREFERENCE.ACCOUNT_ID,
                        PREFERENCE.KIND,
                        PREFERENCE.MAIL,
                        PREFERENCE.ROBOT)
                .valuesOfRows(choices.stream()
                        .map(each -> row(zone, account, each.kind(), each.mail(), each.robot()))
                        .toList())
                .execute();
    }
}
