package org.bihuan.campaign;

import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.POST;

import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.organisation.PostRank;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who would answer for units, by the posts held there today: so that nobody types what the organisation knows. */
@Repository
public class DutyProposals {

    private static final int MOST_POSTS = 5_000;

    private final DSLContext sql;
    private final UnitDirectory units;
    private final Clock clock;

    DutyProposals(DSLContext sql, UnitDirectory units, Clock clock) {
        this.sql = sql;
        this.units = units;
        this.clock = clock;
    }

    /** In the order asked; units that are closed or of other zones are left out. */
    @Transactional(readOnly = true)
    public List<CampaignFile.Duty> of(Viewer viewer, List<UnitId> wanted) {
        viewer.mustHave(Permit.CAMPAIGN_LEAD);
        var open = units.openAmong(viewer.zone(), wanted);
        var names = units.namesOf(viewer.zone(), open);
        var holders = holders(viewer, open.stream().map(UnitId::value).toList());
        return wanted.stream()
                .distinct()
                .filter(open::contains)
                .map(unit -> {
                    var found = holders.getOrDefault(unit.value(), Map.of());
                    return new CampaignFile.Duty(
                            new CampaignFile.Named(unit.value(), names.getOrDefault(unit, "")),
                            found.get(PostRank.PRINCIPAL),
                            found.get(PostRank.DEPUTY),
                            found.get(PostRank.LIAISON),
                            null);
                })
                .toList();
    }

    private Map<UUID, Map<PostRank, CampaignFile.Named>> holders(Viewer viewer, List<UUID> units) {
        var zone = viewer.zone().value();
        var today = BusinessZone.today(clock);
        var holders = new LinkedHashMap<UUID, Map<PostRank, CampaignFile.Named>>();
        sql.select(POST.UNIT_ID, POST.RANK, PERSON.ID, PERSON.NAME)
                .from(POST)
                .join(PERSON)
                .on(PERSON.ZONE_ID.eq(POST.ZONE_ID), PERSON.ID.eq(POST.PERSON_ID), PERSON.ZONE_ID.eq(zone))
                .where(
                        POST.ZONE_ID.eq(zone),
                        POST.UNIT_ID.in(units),
                        POST.VALID_FROM.le(today),
                        POST.VALID_TO.isNull().or(POST.VALID_TO.gt(today)),
                        PERSON.VALID_TO.isNull())
                .orderBy(POST.PART_TIME, POST.ID)
                .limit(MOST_POSTS)
                .forEach(row -> holders.computeIfAbsent(row.value1(), any -> new EnumMap<>(PostRank.class))
                        .putIfAbsent(
                                PostRank.valueOf(row.value2()), new CampaignFile.Named(row.value3(), row.value4())));
        return holders;
    }
}
