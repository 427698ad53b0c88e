package org.bihuan.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bihuan.schema.matter.tables.records.MatterEventRecord;
import org.bihuan.schema.matter.tables.records.MatterSlotRecord;
import org.bihuan.shared.Ids;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows beside a matter's own: what has happened to it, who is in charge of what. */
@Component
class MatterRecords {

    private final JsonMapper json;

    MatterRecords(JsonMapper json) {
        this.json = json;
    }

    List<MatterEventRecord> events(Matter matter, Actor actor) {
        var records = new ArrayList<MatterEventRecord>();
        for (var happening : matter.happenings()) {
            var from = happening.from();
            var unit = actor.unit();
            var event = new MatterEventRecord();
            event.setZoneId(matter.zone.value());
            event.setId(Ids.next());
            event.setMatterId(matter.id.value());
            event.setSeq(++matter.lastSeq);
            event.setAt(actor.at());
            event.setEvent(happening.event().getClass().getSimpleName());
            event.setFromState(from == null ? null : from.name());
            event.setToState(happening.to().name());
            event.setRound(happening.round());
            event.setAccountId(actor.account());
            event.setPersonId(actor.person());
            event.setActorName(actor.name());
            event.setUnitId(unit == null ? null : unit.value());
            event.setUnitName(actor.unitName());
            event.setOnBehalfOf(actor.onBehalfOf());
            event.setFacts(JSONB.valueOf(json.writeValueAsString(happening.event())));
            event.setEvidence(happening.event().evidence().toArray(UUID[]::new));
            records.add(event);
        }
        return records;
    }

    static List<MatterSlotRecord> slots(Matter matter, List<Responsibility> responsibilities) {
        var records = new ArrayList<MatterSlotRecord>();
        for (var each : responsibilities) {
            var unit = each.unit();
            var person = each.person();
            var slot = new MatterSlotRecord();
            slot.setZoneId(matter.zone.value());
            slot.setId(Ids.next());
            slot.setMatterId(matter.id.value());
            slot.setSlot(each.slot().name());
            slot.setUnitId(unit == null ? null : unit.value());
            slot.setPersonId(person == null ? null : person.value());
            slot.setPersonName(each.personName());
            slot.setPhone(each.phone());
            slot.setSort(records.size());
            records.add(slot);
        }
        return records;
    }
}
