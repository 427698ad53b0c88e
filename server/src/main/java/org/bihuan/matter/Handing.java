package org.bihuan.matter;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bihuan.matter.PersonalWorkMoves.Side;
import org.jspecify.annotations.Nullable;

/** One person's charge of a matter going to another (移交); the state stays, the clocks run on. */
record Handing(Matter matter, Side from, Side to) {

    /** Those of the charges that are still the giver's; the others have gone elsewhere meanwhile. */
    Set<Charge> held(Set<Charge> charges, List<Responsibility> filled) {
        var held = EnumSet.noneOf(Charge.class);
        if (Transitions.from(matter.state, MatterAct.HAND_OVER).isEmpty()) {
            return held;
        }
        charges.stream().filter(charge -> isHeld(charge, filled)).forEach(held::add);
        return held;
    }

    private boolean isHeld(Charge charge, List<Responsibility> filled) {
        var account = from.account();
        return switch (charge) {
            case AUTHOR -> matter.createdBy.equals(account) && matter.state != MatterState.CLOSED_OFF;
            case EVALUATION -> matter.createdBy.equals(account) && matter.state == MatterState.CLOSED_OFF;
            case SUB_TASK -> matter.parts.subTasks.values().stream().anyMatch(this::isHandled);
            case HANDLER -> account != null && account.equals(matter.handler);
            case VERIFIER -> account != null && account.equals(matter.verifier);
            case RESPONSIBLE -> Objects.equals(from.name(), matter.responsibleName);
            case SPONSOR -> filled.stream().anyMatch(this::isSponsor);
        };
    }

    private boolean isHandled(SubTask part) {
        return part.state().isOpen() && from.account() != null && from.account().equals(part.handler());
    }

    void handOver(Set<Charge> charges, UUID handover, @Nullable String note) {
        give(charges);
        matter.happened(
                new MatterEvent.HandedOver(handover, from.name(), to.name(), List.copyOf(charges), note), matter.state);
    }

    void takeBack(Set<Charge> charges, UUID handover) {
        give(charges);
        matter.happened(
                new MatterEvent.HandOverUndone(handover, from.name(), to.name(), List.copyOf(charges)), matter.state);
    }

    private void give(Set<Charge> charges) {
        for (var charge : charges) {
            switch (charge) {
                case AUTHOR, EVALUATION -> matter.createdBy = Objects.requireNonNull(to.account());
                case SUB_TASK ->
                    List.copyOf(matter.parts.subTasks.values()).stream()
                            .filter(this::isHandled)
                            .forEach(part -> matter.put(part.handledBy(to.account())));
                case HANDLER -> matter.handler = to.account();
                case VERIFIER -> matter.verifier = to.account();
                case RESPONSIBLE -> matter.responsibleName = to.name();
                case SPONSOR -> {
                    // Stands in its slot alone.
                }
            }
        }
    }

    /** The sponsoring leaders with the successor in the giver's place. */
    List<Responsibility> sponsors(List<Responsibility> filled) {
        return filled.stream()
                .filter(each -> each.slot() == Slot.SPONSORING_LEADER)
                .map(each -> isSponsor(each) ? to.in(Slot.SPONSORING_LEADER) : each)
                .toList();
    }

    private boolean isSponsor(Responsibility each) {
        return each.slot() == Slot.SPONSORING_LEADER
                && (from.person().equals(each.person())
                        || (each.person() == null && from.name().equals(each.personName())));
    }
}
