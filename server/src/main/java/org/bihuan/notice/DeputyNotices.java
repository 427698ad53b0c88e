package org.bihuan.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.access.Deputies;
import org.bihuan.access.LeftInPart;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.ZoneKey;
import org.springframework.stereotype.Component;

/** What of a notice an absent person's deputy is told too: everything about the work that was left to them. */
@Component
class DeputyNotices {

    private final Deputies deputies;
    private final Map<String, LeftInPart> work;

    DeputyNotices(Deputies deputies, List<LeftInPart> work) {
        this.deputies = deputies;
        this.work = work.stream().collect(Collectors.toMap(LeftInPart::objectKind, Function.identity()));
    }

    /** Nobody for what is not work that can be left to anybody; whoever is told already is not told again. */
    List<Telling> of(ZoneKey zone, List<Telling> tellings) {
        var people = tellings.stream()
                .filter(telling -> work.containsKey(telling.objectKind()))
                .flatMap(telling -> telling.to().stream())
                .collect(Collectors.toSet());
        var standIns = people.isEmpty() ? List.<Deputies.Deputy>of() : deputies.of(zone, people);
        var more = new ArrayList<Telling>();
        if (!standIns.isEmpty()) {
            tellings.forEach(telling -> more.addAll(of(zone, telling, standIns)));
        }
        return more;
    }

    private List<Telling> of(ZoneKey zone, Telling telling, List<Deputies.Deputy> standIns) {
        var reach = work.get(telling.objectKind());
        if (reach == null) {
            return List.of();
        }
        Set<AccountId> told = Set.copyOf(telling.to());
        return standIns.stream()
                .filter(each -> told.contains(each.principal()) && !told.contains(each.deputy()))
                .filter(each -> each.part().isAll() || reach.reaches(zone, each.part(), telling.objectId()))
                .map(each -> inPlaceOf(telling, each))
                .toList();
    }

    private static Telling inPlaceOf(Telling telling, Deputies.Deputy standIn) {
        var facts = new HashMap<>(telling.facts());
        facts.put("principal", standIn.principalName());
        facts.put("delegation", standIn.delegation().toString());
        return new Telling(List.of(standIn.deputy()), telling.kind(), telling.objectKind(), telling.objectId(), facts);
    }
}
