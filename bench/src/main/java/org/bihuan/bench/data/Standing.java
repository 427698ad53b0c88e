package org.bihuan.bench.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A span of one state, as a life went through it. */
record Standing(
        int seq,
        Milestone since,
        Instant from,
        @Nullable Instant to,
        Instant heldSince,
        boolean endsHold,
        LocalDate dueOn) {

    static List<Standing> of(Life life) {
        var states = new ArrayList<Standing>();
        var held = life.openedAt;
        var due = life.originalDueOn;
        for (int at = 0; at < life.past.size(); at++) {
            var each = life.past.get(at);
            var next = at + 1 < life.past.size() ? life.past.get(at + 1) : null;
            var before = at == 0 ? null : life.past.get(at - 1);
            if (before == null || isOtherHold(before, each)) {
                held = life.at(each);
            }
            due = each.event().equals("Extended") ? life.dueOn : due;
            states.add(new Standing(
                    at + 1,
                    each,
                    life.at(each),
                    next == null ? null : life.at(next),
                    held,
                    next != null && isOtherHold(each, next),
                    due));
        }
        return states;
    }

    private static boolean isOtherHold(Milestone one, Milestone next) {
        return !one.to().equals(next.to()) || one.round() != next.round();
    }
}
