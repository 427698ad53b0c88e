package org.bihuan.notice.out;

import static java.util.stream.Collectors.toList;
import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.notice.Tables.CHANNEL;
import static org.bihuan.schema.notice.Tables.PREFERENCE;
import static org.bihuan.schema.notice.Tables.SETTING;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.value;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.notice.AllTold;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Told;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts into the outbox what the recipients of a notice wish to have outside too, in the transaction that tells it: mail
 * to each who wishes it, one message to each channel that serves any of them.
 */
@Component
class Outbox {

    private record Wish(
            UUID account,
            String language,
            boolean mail,
            boolean robot,
            @Nullable QuietHours quiet) {}

    private record Target(
            UUID channel, boolean robot, @Nullable UUID unit) {}

    private final DSLContext sql;
    private final DeliveryRepository deliveries;
    private final Mailer mailer;

    Outbox(DSLContext sql, DeliveryRepository deliveries, Mailer mailer) {
        this.sql = sql;
        this.deliveries = deliveries;
        this.mailer = mailer;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(AllTold together) {
        var planned = new ArrayList<DeliveryRepository.Planned>();
        together.all().stream()
                .collect(Collectors.groupingBy(told -> new Alike(told.kind(), told.to()), LinkedHashMap::new, toList()))
                .values()
                .forEach(alike -> plan(alike, planned));
        var first = together.all().getFirst();
        deliveries.insert(first.zone(), planned, first.at());
    }

    /** What is of the same kind and for the same people goes the same ways: they are asked for once. */
    private record Alike(NoticeKind kind, List<AccountId> to) {}

    private void plan(List<Told> alike, List<DeliveryRepository.Planned> planned) {
        var any = alike.getFirst();
        var accounts = any.to().stream().map(AccountId::value).toList();
        var wishes = wishes(any, accounts);
        var targets = any.kind().equals(GivenUp.KIND) ? List.<Target>of() : targets(any);
        var members = members(any, accounts, targets);
        for (var told : alike) {
            if (mailer.isThere()) {
                wishes.values().stream().filter(Wish::mail).forEach(wish -> planned.add(mail(told, wish)));
            }
            for (var target : targets) {
                var unit = target.unit();
                var served = unit == null ? Set.copyOf(accounts) : members.getOrDefault(unit, Set.of());
                firstWish(told, target, served, wishes)
                        .ifPresent(dueAt -> planned.add(delivery(told, target.channel(), null, "zh-CN", dueAt)));
            }
        }
    }

    /** Who has said nothing wishes robots, and no mail for want of an address. */
    private Map<UUID, Wish> wishes(Told told, Collection<UUID> accounts) {
        var wishes = new HashMap<UUID, Wish>();
        sql.select(
                        SETTING.ACCOUNT_ID,
                        SETTING.LANGUAGE,
                        SETTING.MAIL_CONFIRMED_AT,
                        SETTING.DIGEST,
                        SETTING.QUIET_FROM,
                        SETTING.QUIET_TO,
                        PREFERENCE.MAIL,
                        PREFERENCE.ROBOT)
                .from(SETTING)
                .leftJoin(PREFERENCE)
                .on(
                        PREFERENCE.ZONE_ID.eq(SETTING.ZONE_ID),
                        PREFERENCE.ACCOUNT_ID.eq(SETTING.ACCOUNT_ID),
                        PREFERENCE.KIND.eq(told.kind().value()),
                        PREFERENCE.ZONE_ID.eq(told.zone().value()))
                .where(SETTING.ZONE_ID.eq(told.zone().value()), SETTING.ACCOUNT_ID.in(accounts))
                .forEach(row -> wishes.put(
                        row.get(SETTING.ACCOUNT_ID),
                        new Wish(
                                row.get(SETTING.ACCOUNT_ID),
                                row.get(SETTING.LANGUAGE),
                                row.get(SETTING.MAIL_CONFIRMED_AT) != null
                                        && row.get(SETTING.DIGEST).equals(Digest.NONE.name())
                                        && !Boolean.FALSE.equals(row.get(PREFERENCE.MAIL)),
                                !Boolean.FALSE.equals(row.get(PREFERENCE.ROBOT)),
                                QuietHours.of(row.get(SETTING.QUIET_FROM), row.get(SETTING.QUIET_TO)))));
        return wishes;
    }

    private List<Target> targets(Told told) {
        return sql.select(CHANNEL.ID, CHANNEL.FORMAT, CHANNEL.UNIT_ID)
                .from(CHANNEL)
                .where(
                        CHANNEL.ZONE_ID.eq(told.zone().value()),
                        CHANNEL.ENABLED.isTrue(),
                        CHANNEL.REMOVED_AT.isNull(),
                        cardinality(CHANNEL.KINDS)
                                .eq(0)
                                .or(value(told.kind().value()).eq(any(CHANNEL.KINDS))))
                .limit(Channels.MOST)
                .fetch(row -> new Target(
                        row.value1(), ChannelFormat.valueOf(row.value2()).isRobot(), row.value3()));
    }

    /** Which of the accounts hold a post in the units of the channels, today. */
    private Map<UUID, Set<UUID>> members(Told told, Collection<UUID> accounts, Collection<Target> targets) {
        var units = targets.stream()
                .map(Target::unit)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (units.isEmpty()) {
            return Map.of();
        }
        var today = BusinessZone.dateOf(told.at());
        var members = new HashMap<UUID, Set<UUID>>();
        sql.selectDistinct(POST.UNIT_ID, ACCOUNT.ID)
                .from(ACCOUNT)
                .join(POST)
                .on(POST.ZONE_ID.eq(ACCOUNT.ZONE_ID), POST.PERSON_ID.eq(ACCOUNT.PERSON_ID))
                .where(
                        ACCOUNT.ZONE_ID.eq(told.zone().value()),
                        ACCOUNT.ID.in(accounts),
                        POST.UNIT_ID.in(units),
                        POST.VALID_FROM.le(today),
                        POST.VALID_TO.isNull().or(POST.VALID_TO.gt(today)))
                .forEach(row -> members.computeIfAbsent(row.value1(), unit -> new HashSet<>())
                        .add(row.value2()));
        return members;
    }

    /** When the first of those served may hear of it; nobody, when none of them wishes it. Systems have no wishes. */
    private static Optional<Instant> firstWish(Told told, Target target, Set<UUID> served, Map<UUID, Wish> wishes) {
        if (!target.robot()) {
            return served.isEmpty() ? Optional.empty() : Optional.of(told.at());
        }
        return served.stream()
                .filter(account ->
                        !wishes.containsKey(account) || wishes.get(account) instanceof Wish wish && wish.robot())
                .map(account -> allowed(wishes.get(account), told.at()))
                .min(Comparator.naturalOrder());
    }

    private static Instant allowed(@Nullable Wish wish, Instant at) {
        var quiet = wish == null ? null : wish.quiet();
        return quiet == null ? at : quiet.firstAllowed(at);
    }

    private static DeliveryRepository.Planned mail(Told told, Wish wish) {
        return delivery(told, null, wish.account(), wish.language(), allowed(wish, told.at()));
    }

    private static DeliveryRepository.Planned delivery(
            Told told, @Nullable UUID channel, @Nullable UUID account, String language, Instant dueAt) {
        return new DeliveryRepository.Planned(
                new Delivery(
                        Ids.next(),
                        channel,
                        account,
                        told.kind().value(),
                        told.objectKind(),
                        told.objectId(),
                        Content.of(language, told.at(), told.facts()),
                        0),
                dueAt);
    }
}
