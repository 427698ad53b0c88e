package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.DUTY;
import static org.bihuan.schema.campaign.Tables.TEAM;
import static org.bihuan.schema.campaign.Tables.TEAM_MEMBER;
import static org.bihuan.schema.campaign.Tables.TEAM_UNIT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.schema.campaign.tables.records.DutyRecord;
import org.bihuan.schema.campaign.tables.records.TeamMemberRecord;
import org.bihuan.schema.campaign.tables.records.TeamRecord;
import org.bihuan.schema.campaign.tables.records.TeamUnitRecord;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps who answers for a campaign and who goes out for it. Teams keep their ids: visits name them. */
@Repository
class CampaignPeople {

    private final DSLContext sql;

    CampaignPeople(DSLContext sql) {
        this.sql = sql;
    }

    List<CampaignPlan.Duty> duties(ZoneKey zone, UUID campaign) {
        return sql.selectFrom(DUTY)
                .where(DUTY.ZONE_ID.eq(zone.value()), DUTY.CAMPAIGN_ID.eq(campaign))
                .orderBy(DUTY.SORT, DUTY.UNIT_ID)
                .fetch(row -> new CampaignPlan.Duty(
                        new UnitId(row.getUnitId()),
                        person(row.getPrincipalId()),
                        person(row.getDeputyId()),
                        person(row.getContactId()),
                        row.getTargetPercent()));
    }

    List<CampaignPlan.Team> teams(ZoneKey zone, UUID campaign) {
        var members = sql.selectFrom(TEAM_MEMBER)
                .where(TEAM_MEMBER.ZONE_ID.eq(zone.value()), TEAM_MEMBER.CAMPAIGN_ID.eq(campaign))
                .orderBy(TEAM_MEMBER.SORT)
                .fetchGroups(TEAM_MEMBER.TEAM_ID, row -> new PersonId(row.getPersonId()));
        var rows = sql.selectFrom(TEAM)
                .where(TEAM.ZONE_ID.eq(zone.value()), TEAM.CAMPAIGN_ID.eq(campaign))
                .orderBy(TEAM.SORT, TEAM.ID)
                .fetch();
        var units = sql.selectFrom(TEAM_UNIT)
                .where(TEAM_UNIT.ZONE_ID.eq(zone.value()), TEAM_UNIT.TEAM_ID.in(rows.getValues(TEAM.ID)))
                .orderBy(TEAM_UNIT.UNIT_ID)
                .fetchGroups(TEAM_UNIT.TEAM_ID, row -> new UnitId(row.getUnitId()));
        return rows.map(row -> new CampaignPlan.Team(
                row.getId(),
                row.getName(),
                members.getOrDefault(row.getId(), List.of()),
                units.getOrDefault(row.getId(), List.of())));
    }

    void write(ZoneKey zone, UUID campaign, CampaignPlan plan) {
        sql.deleteFrom(DUTY)
                .where(DUTY.ZONE_ID.eq(zone.value()), DUTY.CAMPAIGN_ID.eq(campaign))
                .execute();
        var duties = new ArrayList<DutyRecord>();
        for (var duty : plan.duties()) {
            duties.add(record(zone, campaign, duty, duties.size()));
        }
        sql.batchInsert(duties).execute();
        writeTeams(zone, campaign, plan.teams());
    }

    private void writeTeams(ZoneKey zone, UUID campaign, List<CampaignPlan.Team> teams) {
        var before = new HashSet<>(sql.select(TEAM.ID)
                .from(TEAM)
                .where(TEAM.ZONE_ID.eq(zone.value()), TEAM.CAMPAIGN_ID.eq(campaign))
                .fetch(TEAM.ID));
        mustBeOwn(zone, campaign, teams);
        clear(zone, before);
        var kept = teams.stream().map(CampaignPlan.Team::id).toList();
        sql.deleteFrom(TEAM)
                .where(TEAM.ZONE_ID.eq(zone.value()), TEAM.CAMPAIGN_ID.eq(campaign), TEAM.ID.notIn(kept))
                .execute();
        var members = new ArrayList<TeamMemberRecord>();
        var units = new ArrayList<TeamUnitRecord>();
        var added = new ArrayList<TeamRecord>();
        var changed = new ArrayList<TeamRecord>();
        for (var team : teams) {
            var row = record(zone, campaign, team, added.size() + changed.size());
            (before.contains(team.id()) ? changed : added).add(row);
            team.members().stream().distinct().forEach(person -> members.add(member(zone, campaign, team, person)));
            team.units().stream().distinct().forEach(unit -> units.add(of(zone, team, unit)));
        }
        sql.batchInsert(added).execute();
        sql.batchUpdate(changed).execute();
        sql.batchInsert(members).execute();
        sql.batchInsert(units).execute();
    }

    /** An id in use for the team of another campaign is refused. */
    private void mustBeOwn(ZoneKey zone, UUID campaign, List<CampaignPlan.Team> teams) {
        var ids = teams.stream().map(CampaignPlan.Team::id).toList();
        if (sql.fetchExists(TEAM, TEAM.ZONE_ID.eq(zone.value()), TEAM.ID.in(ids), TEAM.CAMPAIGN_ID.ne(campaign))) {
            throw Problem.field("teams", "CAMPAIGN-ID-TWICE", "检查组的标识已被其他行动使用，请刷新页面后重试。");
        }
    }

    private void clear(ZoneKey zone, Set<UUID> teams) {
        sql.deleteFrom(TEAM_MEMBER)
                .where(TEAM_MEMBER.ZONE_ID.eq(zone.value()), TEAM_MEMBER.TEAM_ID.in(teams))
                .execute();
        sql.deleteFrom(TEAM_UNIT)
                .where(TEAM_UNIT.ZONE_ID.eq(zone.value()), TEAM_UNIT.TEAM_ID.in(teams))
                .execute();
    }

    private static DutyRecord record(ZoneKey zone, UUID campaign, CampaignPlan.Duty duty, int sort) {
        var row = new DutyRecord();
        row.setZoneId(zone.value());
        row.setCampaignId(campaign);
        row.setUnitId(duty.unit().value());
        row.setPrincipalId(id(duty.principal()));
        row.setDeputyId(id(duty.deputy()));
        row.setContactId(id(duty.contact()));
        row.setTargetPercent(duty.targetPercent());
        row.setSort(sort);
        return row;
    }

    private static TeamRecord record(ZoneKey zone, UUID campaign, CampaignPlan.Team team, int sort) {
        var row = new TeamRecord();
        row.setZoneId(zone.value());
        row.setId(team.id());
        row.setCampaignId(campaign);
        row.setName(team.name());
        row.setSort(sort);
        return row;
    }

    private static TeamMemberRecord member(ZoneKey zone, UUID campaign, CampaignPlan.Team team, PersonId person) {
        var row = new TeamMemberRecord();
        row.setZoneId(zone.value());
        row.setTeamId(team.id());
        row.setPersonId(person.value());
        row.setCampaignId(campaign);
        row.setLeads(team.members().getFirst().equals(person));
        row.setSort(team.members().indexOf(person));
        return row;
    }

    private static TeamUnitRecord of(ZoneKey zone, CampaignPlan.Team team, UnitId unit) {
        var row = new TeamUnitRecord();
        row.setZoneId(zone.value());
        row.setTeamId(team.id());
        row.setUnitId(unit.value());
        return row;
    }

    private static @Nullable PersonId person(@Nullable UUID id) {
        return id == null ? null : new PersonId(id);
    }

    private static @Nullable UUID id(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }
}
