package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_EVENT;

import java.util.HashMap;
import java.util.Map;
import org.bihuan.shared.Acted;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The personal data of a matter in full, one matter at a time; who looked and why stays in the audit trail. */
@Service
public class MatterContacts {

    /** By slot, by key of a field, or by the name of a text in capitals; {@code TIMELINE} has the numbers told there. */
    public record Revealed(Map<String, String> values) {

        public Revealed {
            values = Map.copyOf(values);
        }
    }

    private static final int EVENTS = 1_000;

    private final DSLContext sql;
    private final MatterRepository matters;
    private final Responsibles responsibles;
    private final MatterSight sight;
    private final MatterTypes types;
    private final ApplicationEventPublisher events;

    MatterContacts(
            DSLContext sql,
            MatterRepository matters,
            Responsibles responsibles,
            MatterSight sight,
            MatterTypes types,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.matters = matters;
        this.responsibles = responsibles;
        this.sight = sight;
        this.types = types;
        this.events = events;
    }

    @Transactional
    public Revealed reveal(Viewer viewer, MatterId id, String reason) {
        var why = PersonalData.mustReveal(viewer, reason);
        sight.mustSee(viewer, id);
        var matter = matters.find(viewer.zone(), id).orElseThrow(MatterSight::missing);
        var values = new HashMap<String, String>();
        for (var each : responsibles.of(viewer, id)) {
            var phone = each.phone();
            if (phone != null) {
                values.put(each.slot().name(), phone);
            }
        }
        var answers = matter.facts.fields();
        PersonalFacts.of(types.version(viewer.zone(), matter.typeId)).stream()
                .filter(answers::containsKey)
                .forEach(key -> values.put(key, answers.get(key)));
        texts(matter, values);
        events.publishEvent(
                new Acted(viewer, "matter.reveal", "matter", id.value(), Map.of("what", "contacts", "reason", why)));
        return new Revealed(values);
    }

    /** Texts with numbers in them, in full; of the timeline the numbers alone. */
    private void texts(Matter matter, Map<String, String> values) {
        var facts = matter.facts;
        put(values, "TITLE", facts.title());
        put(values, "REQUIREMENT", facts.requirement());
        put(values, "PLACE", facts.place());
        put(values, "SOURCE", facts.source().text());
        facts.fields().forEach((key, answer) -> {
            if (!values.containsKey(key)) {
                put(values, key, answer);
            }
        });
        var told = sql.select(MATTER_EVENT.FACTS)
                .from(MATTER_EVENT)
                .where(MATTER_EVENT.ZONE_ID.eq(matter.zone.value()), MATTER_EVENT.MATTER_ID.eq(matter.id.value()))
                .orderBy(MATTER_EVENT.SEQ.desc())
                .limit(EVENTS)
                .fetch(row -> row.value1().data());
        var numbers = told.stream()
                .flatMap(words -> PersonalData.numbersIn(words).stream())
                .distinct()
                .toList();
        if (!numbers.isEmpty()) {
            values.put("TIMELINE", String.join("、", numbers));
        }
    }

    private static void put(Map<String, String> values, String key, @Nullable String text) {
        if (text != null && !PersonalData.numbersIn(text).isEmpty()) {
            values.put(key, text);
        }
    }
}
