package org.bihuan.matter;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Pressing and steering from outside the work: urging, instructing, amending (催办、批示、修改). */
record Attention(Matter matter, Situation here) {

    void urge(MatterOrder.Urge order) {
        mustNotPress(matter.lastUrgedAt, here);
        matter.urgeCount++;
        matter.lastUrgedAt = here.now();
        matter.happened(new MatterEvent.Urged(matter.urgeCount, order.text()), matter.state);
    }

    /** Once in the hours of the type, the matter and each of its parts for itself. */
    static void mustNotPress(@Nullable Instant last, Situation here) {
        var next = nextUrge(last, here.rules(), here.now());
        if (next != null) {
            throw Problem.tooOften("MATTER-URGED-RECENTLY", here.rules().urgeHours() + " 小时内已催办过，请勿重复催办。")
                    .with("next", next.toString());
        }
    }

    /** The moment from which it may be urged again; null when that is now. */
    static @Nullable Instant nextUrge(Matter matter, MatterType.Definition rules, Instant now) {
        return nextUrge(matter.lastUrgedAt, rules, now);
    }

    private static @Nullable Instant nextUrge(@Nullable Instant last, MatterType.Definition rules, Instant now) {
        var next = last == null ? now : last.plus(Duration.ofHours(rules.urgeHours()));
        return now.isBefore(next) ? next : null;
    }

    void instruct(MatterOrder.Instruct order) {
        matter.instructed = true;
        matter.happened(new MatterEvent.Instructed(order.text()), matter.state);
    }

    void amend(MatterOrder.Amend order) {
        var title = order.title();
        if (title != null) {
            OpeningRules.mustBeTitle(title);
        }
        if (order.severity() != null && !here.rules().graded()) {
            throw Problem.field("severity", "MATTER-NOT-GRADED", "该类事项不分级，不能填写隐患等级。");
        }
        var changed = matter.facts.amended(order);
        Map<String, MatterEvent.Change> changes = matter.facts.differences(changed);
        if (changes.isEmpty()) {
            throw Problem.invalid("MATTER-NOTHING-CHANGED", "没有任何修改。");
        }
        matter.facts = changed;
        matter.happened(new MatterEvent.Amended(order.reason(), changes), matter.state);
    }
}
