package org.bihuan.setup;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bihuan.access.Beginnings;
import org.bihuan.access.Scope;
import org.bihuan.access.Viewers;
import org.bihuan.organisation.NewZone;
import org.bihuan.organisation.People;
import org.bihuan.organisation.ZoneRegister;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acted;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.ZoneKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Founds zones. */
@Service
public class Zones {

    private final ZoneRegister register;
    private final People people;
    private final Beginnings beginnings;
    private final Viewers viewers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Zones(
            ZoneRegister register,
            People people,
            Beginnings beginnings,
            Viewers viewers,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.register = register;
        this.people = people;
        this.beginnings = beginnings;
        this.viewers = viewers;
        this.events = events;
        this.transaction = transaction;
    }

    /** A founded zone: its key and the accounts of its three administrators. */
    public record Founded(ZoneKey zone, Map<Administrator.Kind, AccountId> administrators) {}

    /**
     * Makes a zone with the built-in roles and exactly one administrator of each kind. Weak passwords, log-ins in use
     * and a zone code in use are refused at their fields; nothing is left behind then.
     */
    public Founded found(NewZone facts, List<Administrator> administrators) {
        mustBeThree(administrators);
        var zone = ZoneKey.next();
        return inZone(zone, () -> {
            register.enter(zone, facts);
            var roles = beginnings.roles(zone);
            var accounts = new java.util.EnumMap<Administrator.Kind, AccountId>(Administrator.Kind.class);
            for (int i = 0; i < administrators.size(); i++) {
                var each = administrators.get(i);
                var role =
                        java.util.Objects.requireNonNull(roles.get(each.kind().role()));
                accounts.put(
                        each.kind(),
                        beginnings.account(
                                zone,
                                people.begin(zone, each.name()),
                                each.login(),
                                each.password(),
                                role,
                                Scope.ALL,
                                "administrators[" + i + "]."));
            }
            var first = viewers.find(zone, java.util.Objects.requireNonNull(accounts.get(Administrator.Kind.SYSTEM)));
            events.publishEvent(
                    new Acted(first.orElseThrow(), "zone.found", "zone", zone.value(), Map.of("code", facts.code())));
            return new Founded(zone, accounts);
        });
    }

    private static void mustBeThree(List<Administrator> administrators) {
        var kinds = EnumSet.noneOf(Administrator.Kind.class);
        administrators.forEach(each -> kinds.add(each.kind()));
        if (administrators.size() != 3 || kinds.size() != 3) {
            throw Problem.field("administrators", "SETUP-THREE-ADMINISTRATORS", "系统、安全、审计管理员各须一名，由三个人分别担任。");
        }
    }

    private <T> T inZone(ZoneKey zone, Supplier<T> act) {
        try {
            return CurrentZone.call(
                    zone, () -> java.util.Objects.requireNonNull(transaction.execute(status -> act.get())));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
