package org.bihuan.demo;

import static org.bihuan.schema.organisation.Tables.ZONE;

import org.bihuan.organisation.NewZone;
import org.bihuan.organisation.ZoneRegister;
import org.bihuan.platform.Console;
import org.bihuan.setup.Zones;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Founds the demonstration zone at the first start of an empty installation, and says at every start who can log in.
 * An installation that holds anything else is left alone.
 */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoZone implements SmartLifecycle {

    static final String CODE = "DONGLAN";
    /** So many matters are told one by one; more are multiplied from them. */
    static final int TOLD = 320;

    private static final NewZone FACTS = new NewZone(CODE, "东澜经济技术开发区", "东澜经开区");

    private final ZoneRegister register;
    private final Zones zones;
    private final DemoCast cast;
    private final DemoOrganisation organisation;
    private final DemoAccounts accounts;
    private final DemoStories stories;
    private final DemoParts parts;
    private final DemoSuspicions doubtful;
    private final DemoViews views;
    private final DemoTypes types;
    private final DemoPapers papers;
    private final DemoCorrections corrections;
    private final DemoChannels channels;
    private final DemoPeople people;
    private final DemoForms forms;
    private final DemoSubjects subjects;
    private final DemoCampaign campaign;
    private final DemoMultiplier multiplier;
    private final int wanted;
    private final TransactionTemplate transaction;
    private final DSLContext sql;
    private volatile boolean running;

    DemoZone(
            ZoneRegister register,
            Zones zones,
            DemoCast cast,
            DemoOrganisation organisation,
            DemoAccounts accounts,
            DemoStories stories,
            DemoParts parts,
            DemoSuspicions doubtful,
            DemoViews views,
            DemoTypes types,
            DemoPapers papers,
            DemoCorrections corrections,
            DemoChannels channels,
            DemoPeople people,
            DemoForms forms,
            DemoSubjects subjects,
            DemoCampaign campaign,
            DemoMultiplier multiplier,
            @Value("${bihuan.demo.matters:320}") int wanted,
            TransactionTemplate transaction,
            DSLContext sql) {
        this.register = register;
        this.zones = zones;
        this.cast = cast;
        this.organisation = organisation;
        this.accounts = accounts;
        this.stories = stories;
        this.parts = parts;
        this.doubtful = doubtful;
        this.views = views;
        this.types = types;
        this.papers = papers;
        this.corrections = corrections;
        this.channels = channels;
        this.people = people;
        this.forms = forms;
        this.subjects = subjects;
        this.campaign = campaign;
        this.multiplier = multiplier;
        this.wanted = wanted;
        this.transaction = transaction;
        this.sql = sql;
    }

    @Override
    public void start() {
        if (register.isEmpty()) {
            zones.found(FACTS, DemoAccounts.ADMINISTRATORS);
        }
        var zone = register.all().getFirst();
        CurrentZone.run(zone, () -> furnish(zone));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the background work starts: the audit trail is sealed in time's order, and these acts lie in the past. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Each stage is one transaction, so that a start broken off is taken up where it was. */
    private void furnish(ZoneKey zone) {
        if (!isDemonstration(zone)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (cast.isEmpty(zone)) {
                organisation.enter(cast.viewer(zone, "xitong"));
                accounts.open(zone, cast.of(zone));
            }
        });
        if (!stories.haveHappened(zone)) {
            int apart = DemoParts.MATTERS + DemoSuspicions.MATTERS + DemoCampaign.MATTERS;
            stories.happen(zone, Math.max(1, Math.min(wanted, TOLD) - apart));
            transaction.executeWithoutResult(status -> {
                parts.happen(zone);
                doubtful.happen(zone);
                views.save(zone);
                types.draft(zone);
                channels.setUp(zone);
                people.comeAndGo(zone);
                forms.publish(zone);
                subjects.record(zone);
            });
            transaction.executeWithoutResult(status -> {
                papers.issueSome(zone);
                corrections.happen(zone);
                campaign.run(zone);
            });
        }
        multiplier.multiply(zone, wanted);
        DemoAccounts.lines().forEach(Console::say);
    }

    private boolean isDemonstration(ZoneKey zone) {
        return Boolean.TRUE.equals(transaction.execute(
                status -> sql.fetchExists(ZONE, ZONE.ZONE_ID.eq(zone.value()), ZONE.CODE.eq(CODE))));
    }
}
