package org.bihuan.bulletin;

import static org.bihuan.bulletin.PaperLayout.quoted;
import static org.bihuan.schema.matter.Tables.V_MATTER_HAPPENING;
import static org.bihuan.schema.matter.Tables.V_MATTER_ON_PAPER;
import static org.bihuan.schema.matter.Tables.V_MATTER_SLOT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads matters as papers quote them, from the views the matter room publishes. */
@Repository
class MattersOnPaper {

    private static final List<String> QUOTED =
            List.of("Reported", "Verified", "ClosedOff", "AcceptanceHeld", "Delisted", "RungRaised");
    private static final List<String> TEXTS = List.of("opinion", "text", "reason");

    private final DSLContext sql;
    private final JsonMapper json;

    MattersOnPaper(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<MatterOnPaper> find(ZoneKey zone, UUID id) {
        var matter = V_MATTER_ON_PAPER;
        return sql.selectFrom(matter)
                .where(matter.ZONE_ID.eq(zone.value()), matter.ID.eq(id), matter.NUMBER.isNotNull())
                .fetchOptional(row -> new MatterOnPaper(
                        row.getId(),
                        row.getNumber(),
                        quoted(row.getTitle()),
                        quoted(row.getRequirement()),
                        row.getTypeName(),
                        row.getState(),
                        row.getSeverity(),
                        row.getSourceKind(),
                        quotedOrNone(row.getSourceText()),
                        quotedOrNone(row.getPlace()),
                        row.getLeadUnitId() == null ? null : new UnitId(row.getLeadUnitId()),
                        row.getLeadUnitName() == null ? "" : row.getLeadUnitName(),
                        quotedOrNone(row.getResponsibleName()),
                        row.getPercent(),
                        row.getOriginalDueOn(),
                        row.getDueOn(),
                        day(row.getOpenedAt()),
                        day(row.getClosedAt()),
                        row.getUrgeCount(),
                        row.getExtensionCount(),
                        row.getRung(),
                        day(row.getRungSince()),
                        slots(zone, id),
                        happened(zone, id)));
    }

    private static @Nullable LocalDate day(@Nullable Instant moment) {
        return moment == null ? null : BusinessZone.dateOf(moment);
    }

    private List<MatterOnPaper.Slot> slots(ZoneKey zone, UUID id) {
        var slot = V_MATTER_SLOT;
        return sql.select(slot.SLOT, slot.UNIT_NAME, slot.PERSON_NAME, slot.PHONE)
                .from(slot)
                .where(slot.ZONE_ID.eq(zone.value()), slot.MATTER_ID.eq(id))
                .orderBy(slot.SLOT, slot.SORT, slot.ID)
                .limit(100)
                .fetch(row -> new MatterOnPaper.Slot(
                        row.value1(), row.value2(), quotedOrNone(row.value3()), quotedOrNone(row.value4())));
    }

    private List<MatterOnPaper.Happened> happened(ZoneKey zone, UUID id) {
        var event = V_MATTER_HAPPENING;
        return sql.select(event.EVENT, event.AT, event.ACTOR_NAME, event.UNIT_NAME, event.FACTS)
                .from(event)
                .where(event.ZONE_ID.eq(zone.value()), event.MATTER_ID.eq(id), event.EVENT.in(QUOTED))
                .orderBy(event.SEQ.desc())
                .limit(20)
                .fetch(row -> {
                    var facts = json.readTree(row.value5().data());
                    return new MatterOnPaper.Happened(
                            row.value1(),
                            BusinessZone.dateOf(row.value2()),
                            row.value3(),
                            row.value4(),
                            text(facts),
                            facts.path("conclusion").asString(facts.path("to").asString("")));
                });
    }

    private static String text(JsonNode facts) {
        return TEXTS.stream()
                .map(name -> facts.path(name).asString(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(PaperLayout::quoted)
                .orElse("");
    }

    private static @Nullable String quotedOrNone(@Nullable String words) {
        return words == null ? null : quoted(words);
    }
}
