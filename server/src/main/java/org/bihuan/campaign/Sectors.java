package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.SECTOR_LIST;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The sectors (行业领域) of a zone: 28 to begin with, then whatever the zone makes of them. */
@Service
public class Sectors {

    private static final TypeReference<List<Sector>> LIST = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final List<Sector> shipped;

    Sectors(DSLContext sql, JsonMapper json, ApplicationEventPublisher events) {
        this.sql = sql;
        this.json = json;
        this.events = events;
        try (var file = new ClassPathResource("campaign-sectors.json").getInputStream()) {
            this.shipped = json.readValue(file, LIST);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Transactional(readOnly = true)
    public Sector.Directory current(Viewer viewer) {
        viewer.mustHave(Permit.CAMPAIGN_READ);
        return current(viewer.zone());
    }

    Sector.Directory current(ZoneKey zone) {
        return sql.selectFrom(SECTOR_LIST)
                .where(SECTOR_LIST.ZONE_ID.eq(zone.value()))
                .fetchOptional(row -> new Sector.Directory(
                        row.getVersion(), json.readValue(row.getSectors().data(), LIST)))
                .orElseGet(() -> new Sector.Directory(1, shipped));
    }

    /** @param version the version the person was looking at; another one in force is {@code CAMPAIGN-SECTORS-STALE} */
    @Transactional
    public Sector.Directory write(Viewer viewer, int version, List<Sector> sectors) {
        viewer.mustHave(Permit.CAMPAIGN_LEAD);
        var codes = new HashSet<String>();
        if (!sectors.stream().allMatch(sector -> codes.add(sector.code()))) {
            throw Problem.field("sectors", "CAMPAIGN-SECTOR-TWICE", "有两个领域的编码相同，请修改其一。");
        }
        if (current(viewer.zone()).version() != version || !keep(viewer.zone(), version, sectors)) {
            throw Problem.conflict("CAMPAIGN-SECTORS-STALE", "领域名录刚被他人修改，请刷新后再改。");
        }
        events.publishEvent(new Acted(
                viewer, "campaign.write-sectors", "campaign-sectors", null, Map.of("sectors", sectors.size())));
        return new Sector.Directory(version + 1, sectors);
    }

    private boolean keep(ZoneKey zone, int version, List<Sector> sectors) {
        var written = JSONB.valueOf(json.writeValueAsString(sectors));
        var updated = sql.update(SECTOR_LIST)
                .set(SECTOR_LIST.SECTORS, written)
                .set(SECTOR_LIST.VERSION, version + 1)
                .where(SECTOR_LIST.ZONE_ID.eq(zone.value()), SECTOR_LIST.VERSION.eq(version))
                .execute();
        return updated == 1
                || sql.insertInto(SECTOR_LIST)
                                .set(SECTOR_LIST.ZONE_ID, zone.value())
                                .set(SECTOR_LIST.SECTORS, written)
                                .set(SECTOR_LIST.VERSION, version + 1)
                                .onConflictDoNothing()
                                .execute()
                        == 1;
    }
}
