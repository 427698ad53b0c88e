package org.bihuan.notice.out;

import static org.bihuan.schema.notice.Tables.CHANNEL;
import static org.bihuan.schema.organisation.Tables.UNIT;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.notice.NoticeKind;
import org.bihuan.platform.SealedContents;
import org.bihuan.platform.Secrets;
import org.bihuan.schema.notice.tables.records.ChannelRecord;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Channels notices leave by: group robots and systems that take JSON. Addresses and secrets are sealed and never shown
 * again; the secret of a signed webhook is shown once, when it is made.
 */
@Service
public class Channels implements SealedContents {

    /** More would be no channels but a mailing list. */
    static final int MOST = 100;

    /**
     * @param address of a robot with its key; absent when changing means as before
     * @param secret the signing secret 钉钉 shows for its robot; JSON channels get one made here
     * @param unit only notices to people of this unit; absent for all of the zone
     * @param kinds only these kinds; none means all
     */
    public record Wanted(
            String name,
            ChannelFormat format,
            @Nullable String address,
            @Nullable String secret,
            @Nullable UnitId unit,
            List<NoticeKind> kinds,
            boolean enabled) {

        public Wanted {
            kinds = List.copyOf(kinds);
        }
    }

    /** A channel and, this once, the secret its receiver checks signatures with. */
    public record Made(UUID id, @Nullable String secret) {}

    private final DSLContext sql;
    private final AddressRule rule;
    private final Secrets secrets;
    private final DeliveryRepository deliveries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Channels(
            DSLContext sql,
            AddressRule rule,
            Secrets secrets,
            DeliveryRepository deliveries,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.rule = rule;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Made create(Viewer viewer, Wanted wanted) {
        viewer.mustHave(Permit.SYSTEM_SETTINGS);
        var address = wanted.address();
        if (address == null) {
            throw Problem.field("address", "NOTICE-ADDRESS-MISSING", "请填写通道地址。");
        }
        mustMakeSense(viewer.zone(), wanted);
        var there = sql.fetchCount(CHANNEL, CHANNEL.ZONE_ID.eq(viewer.zone().value()), CHANNEL.REMOVED_AT.isNull());
        if (there >= MOST) {
            throw Problem.conflict("NOTICE-TOO-MANY-CHANNELS", "通道已达 " + MOST + " 个，请先删除不用的。");
        }
        var id = Ids.next();
        var made = wanted.format() == ChannelFormat.JSON ? Signatures.newSecret() : null;
        var channel = sql.newRecord(CHANNEL);
        channel.setZoneId(viewer.zone().value());
        channel.setId(id);
        channel.setFormat(wanted.format().name());
        channel.setCreatedAt(clock.instant());
        channel.setVersion(1);
        write(channel, wanted, made == null ? wanted.secret() : made);
        channel.insert();
        acted(
                viewer,
                "notice.create-channel",
                id,
                Map.of("format", wanted.format().name()));
        return new Made(id, made);
    }

    /** Changes all but the format; what waits for a channel switched off is given up. */
    @Transactional
    public void change(Viewer viewer, UUID id, int version, Wanted wanted) {
        var channel = lock(viewer, id, version);
        if (!channel.getFormat().equals(wanted.format().name())) {
            throw Problem.field("format", "NOTICE-FORMAT-FIXED", "通道格式不能更改，请新建通道。");
        }
        mustMakeSense(viewer.zone(), wanted);
        write(channel, wanted, wanted.format() == ChannelFormat.JSON ? null : wanted.secret());
        channel.setVersion(version + 1);
        channel.update();
        if (!wanted.enabled()) {
            deliveries.giveUp(viewer.zone(), id, clock.instant());
        }
        acted(viewer, "notice.change-channel", id, Map.of("enabled", wanted.enabled()));
    }

    /** A new secret in place of the old, which is worth nothing from now on. */
    @Transactional
    public Made renewSecret(Viewer viewer, UUID id, int version) {
        var channel = lock(viewer, id, version);
        if (!channel.getFormat().equals(ChannelFormat.JSON.name())) {
            throw Problem.conflict("NOTICE-SECRET-ELSEWHERE", "机器人的密钥由其平台生成，请在编辑通道时填写新密钥。");
        }
        var secret = Signatures.newSecret();
        channel.setSecretSealed(secrets.seal(secret, purpose(id)));
        channel.setVersion(version + 1);
        channel.update();
        acted(viewer, "notice.renew-secret", id, Map.of());
        return new Made(id, secret);
    }

    @Transactional
    public void remove(Viewer viewer, UUID id, int version) {
        var channel = lock(viewer, id, version);
        channel.setRemovedAt(clock.instant());
        channel.setEnabled(false);
        channel.setVersion(version + 1);
        channel.update();
        deliveries.giveUp(viewer.zone(), id, clock.instant());
        acted(viewer, "notice.remove-channel", id, Map.of());
    }

    /** Sends a notice that says it is a test; how it went stands in the delivery log. */
    @Transactional
    public UUID test(Viewer viewer, UUID id, int version) {
        var channel = lock(viewer, id, version);
        if (!channel.getEnabled()) {
            throw Problem.conflict("NOTICE-CHANNEL-OFF", "通道已停用，请先启用。");
        }
        var now = clock.instant();
        var delivery = new Delivery(
                Ids.next(),
                id,
                null,
                "notice.test",
                "channel",
                null,
                Content.of("zh-CN", now, Map.of("by", viewer.name())),
                0);
        deliveries.insert(viewer.zone(), List.of(new DeliveryRepository.Planned(delivery, now)), now);
        acted(viewer, "notice.test-channel", id, Map.of());
        return delivery.id();
    }

    /** The channel with its secrets, or nothing when it is off. */
    @Nullable
    Channel open(ZoneKey zone, UUID id) {
        return sql.selectFrom(CHANNEL)
                .where(CHANNEL.ZONE_ID.eq(zone.value()), CHANNEL.ID.eq(id), CHANNEL.ENABLED.isTrue())
                .fetchOne(row -> new Channel(
                        ChannelFormat.valueOf(row.getFormat()),
                        URI.create(secrets.open(row.getAddressSealed(), purpose(id))),
                        row.getSecretSealed() == null ? null : secrets.open(row.getSecretSealed(), purpose(id))));
    }

    @Override
    @Transactional(readOnly = true)
    public int unreadable(ZoneKey zone) {
        return (int) sql
                .select(CHANNEL.ID, CHANNEL.ADDRESS_SEALED, CHANNEL.SECRET_SEALED)
                .from(CHANNEL)
                .where(CHANNEL.ZONE_ID.eq(zone.value()))
                .fetch()
                .stream()
                .filter(row -> !secrets.opens(row.value2(), purpose(row.value1()))
                        || (row.value3() != null && !secrets.opens(row.value3(), purpose(row.value1()))))
                .count();
    }

    /** Whether the address may be sent to is asked as soon as something is to be sent there. */
    private void write(ChannelRecord channel, Wanted wanted, @Nullable String secret) {
        var address = wanted.address();
        var purpose = purpose(channel.getId());
        if (address != null) {
            var uri = wanted.enabled() ? rule.mustBeAllowed(address) : AddressRule.parsed(address);
            channel.setAddressSealed(secrets.seal(address, purpose));
            channel.setAddressShown(shown(uri));
        } else if (wanted.enabled() && !channel.getEnabled()) {
            var unused = rule.mustBeAllowed(secrets.open(channel.getAddressSealed(), purpose));
        }
        if (secret != null) {
            channel.setSecretSealed(secrets.seal(secret, purpose));
        }
        var unit = wanted.unit();
        channel.setName(NoticeWords.plain(wanted.name()));
        channel.setUnitId(unit == null ? null : unit.value());
        channel.setKinds(wanted.kinds().stream()
                .map(NoticeKind::value)
                .distinct()
                .sorted()
                .toArray(String[]::new));
        channel.setEnabled(wanted.enabled());
    }

    private void mustMakeSense(ZoneKey zone, Wanted wanted) {
        var unit = wanted.unit();
        if (unit != null && !sql.fetchExists(UNIT, UNIT.ZONE_ID.eq(zone.value()), UNIT.ID.eq(unit.value()))) {
            throw Problem.field("unit", "NOTICE-UNIT-MISSING", "没有这个单位，请重选。");
        }
        if (!NoticeWords.kinds()
                .containsAll(wanted.kinds().stream().map(NoticeKind::value).toList())) {
            throw Problem.field("kinds", "NOTICE-KIND-UNKNOWN", "没有这一类通知，请重选。");
        }
    }

    private ChannelRecord lock(Viewer viewer, UUID id, int version) {
        viewer.mustHave(Permit.SYSTEM_SETTINGS);
        var channel = sql.selectFrom(CHANNEL)
                .where(CHANNEL.ZONE_ID.eq(viewer.zone().value()), CHANNEL.ID.eq(id), CHANNEL.REMOVED_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Problem.missing("NOTICE-CHANNEL-MISSING", "没有这个通道或已删除，请刷新。"));
        if (channel.getVersion() != version) {
            throw Problem.conflict("NOTICE-CHANNEL-STALE", "通道已被他人修改，请刷新后重试。").with("version", channel.getVersion());
        }
        return channel;
    }

    /** Where it goes, without the key in it. */
    private static String shown(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority() + "/…";
    }

    private static String purpose(UUID channel) {
        return "notice-channel:" + channel;
    }

    private void acted(Viewer viewer, String act, UUID id, Map<String, Object> facts) {
        events.publishEvent(new Acted(viewer, act, "channel", id, facts));
    }
}
