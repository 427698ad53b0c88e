package org.bihuan.matter;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/** Who acts when a matter type is tried out: made-up people, one for each side, with the permits of that side alone. */
public enum TrialSide {
    /** 交办单位. */
    OFFICE(1, "交办单位（试）", Permit.MATTER_OPEN, Permit.MATTER_SUPERVISE, Permit.MATTER_URGE, Permit.MATTER_VERIFY),
    /** 承办单位. */
    UNIT(2, "承办单位（试）", Permit.MATTER_HANDLE),
    /** 核查单位. */
    VERIFIER(3, "核查单位（试）", Permit.MATTER_VERIFY),
    /** A second person of the office, for what one may not approve oneself (审批). */
    APPROVER(4, "审批人（试）", Permit.MATTER_SUPERVISE),
    /** 园区领导. */
    LEADER(5, "园区领导（试）", Permit.MATTER_INSTRUCT, Permit.MATTER_URGE),
    /** 系统自动: the ladder. */
    RULES(6, "系统自动", Permit.MATTER_READ);

    private final UUID id;
    private final String title;
    private final Set<Permit> permits;

    TrialSide(int number, String title, Permit first, Permit... more) {
        this.id = new UUID(0, number);
        this.title = title;
        this.permits = EnumSet.of(first, more);
    }

    static List<TrialSide> people() {
        return List.of(OFFICE, UNIT, VERIFIER, APPROVER, LEADER);
    }

    Viewer viewer(Viewer trying) {
        var with = EnumSet.copyOf(permits);
        with.add(Permit.MATTER_READ);
        var own = new UnitId(id);
        return new Viewer(trying.zone(), new AccountId(id), null, title, own, with, true, Set.of(own), Set.of(own));
    }

    /** Who fills a slot of a made-up matter. */
    static Set<UnitId> units(Slot slot) {
        return switch (slot) {
            case ASSIGNING_UNIT -> Set.of(new UnitId(OFFICE.id));
            case LEAD_UNIT -> Set.of(new UnitId(UNIT.id));
            case TERRITORIAL_UNIT, REGULATORY_UNIT -> Set.of(new UnitId(VERIFIER.id));
            case SPONSORING_LEADER,
                    SUPPORTING_UNIT,
                    RESPONSIBLE_PERSON,
                    ESCALATED_UNIT,
                    PARENT_LEAD_UNIT,
                    LOOK_BACK_PERSON,
                    INFORMED -> Set.of();
        };
    }

    static Matter matter(Viewer trying, MatterType type, Map<String, String> answers, Instant at) {
        var facts = new MatterFacts(
                "试办：" + type.name(),
                "",
                type.definition().graded() ? Severity.GENERAL : null,
                false,
                new Source(SourceKind.OTHER, null, null),
                null,
                null,
                null,
                answers);
        var matter =
                new Matter(MatterId.next(), trying.zone(), type.id(), type.code(), facts, new AccountId(OFFICE.id), at);
        matter.leadUnit = new UnitId(UNIT.id);
        return matter;
    }

    static Situation.UnitNaming naming() {
        return new Situation.UnitNaming() {
            @Override
            public String open(UnitId unit, String field) {
                return of(unit);
            }

            @Override
            public String of(UnitId unit) {
                var side = side(unit);
                return side == null ? UNIT.title : side.title;
            }
        };
    }

    private static @Nullable TrialSide side(UnitId unit) {
        for (var side : values()) {
            if (side.id.equals(unit.value())) {
                return side;
            }
        }
        return null;
    }
}
