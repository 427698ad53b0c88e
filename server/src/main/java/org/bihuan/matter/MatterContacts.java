package org.bihuan.matter;

import java.util.HashMap;
import java.util.Map;
import org.bihuan.shared.Acted;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The personal data of a matter in full, one matter at a time; who looked and why stays in the audit trail. */
@Service
public class MatterContacts {

    /** By slot, or by key of a field. */
    public record Revealed(Map<String, String> values) {

        public Revealed {
            values = Map.copyOf(values);
        }
    }

    private final MatterRepository matters;
    private final Responsibles responsibles;
    private final MatterSight sight;
    private final MatterTypes types;
    private final ApplicationEventPublisher events;

    MatterContacts(
            MatterRepository matters,
            Responsibles responsibles,
            MatterSight sight,
            MatterTypes types,
            ApplicationEventPublisher events) {
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
        events.publishEvent(
                new Acted(viewer, "matter.reveal", "matter", id.value(), Map.of("what", "contacts", "reason", why)));
        return new Revealed(values);
    }
}
