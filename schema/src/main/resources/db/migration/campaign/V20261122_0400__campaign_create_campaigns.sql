create schema campaign;
grant usage on schema campaign to ${app};
alter default privileges in schema campaign grant select, insert, update, delete on tables to ${app};

create table campaign.campaign (
  zone_id uuid not null,
  id uuid not null,
  name text not null,
  basis text not null,
  kind text not null,
  parent_id uuid,
  office_unit_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  sectors text[] not null,
  subject_types text[] not null,
  areas uuid[] not null,
  target_percent int not null,
  state text not null,
  launched_at timestamptz,
  ended_at timestamptz,
  conclusion text,
  created_by uuid not null,
  created_at timestamptz not null,
  version int not null,
  constraint campaign_pk primary key (zone_id, id),
  constraint campaign_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint campaign_parent_fk foreign key (zone_id, parent_id) references campaign.campaign (zone_id, id),
  constraint campaign_office_fk foreign key (zone_id, office_unit_id) references organisation.unit (zone_id, id),
  constraint campaign_period check (ends_on >= starts_on),
  constraint campaign_target_range check (target_percent between 1 and 100)
);
comment on table campaign.campaign is '专项行动';
comment on column campaign.campaign.basis is '依据：文件、会议或批示，原话';
comment on column campaign.campaign.kind is '类别：SPECIAL 专项整治、SPRINT 百日攻坚、YEARLY 年度行动、LONG_TERM 长效机制';
comment on column campaign.campaign.parent_id is '所属的上级行动，如三年行动中的一年';
comment on column campaign.campaign.sectors is '涉及的行业领域，按编码';
comment on column campaign.campaign.subject_types is '检查对象的类型，按编码';
comment on column campaign.campaign.areas is '检查范围的区域；空为不限';
comment on column campaign.campaign.target_percent is '整改完成率目标（%）';
comment on column campaign.campaign.conclusion is '结束时的总结';
create index campaign_state_ix on campaign.campaign (zone_id, state, ends_on);
create index campaign_parent_ix on campaign.campaign (zone_id, parent_id);
select platform.guard('campaign.campaign');

create table campaign.duty (
  zone_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  principal_id uuid,
  deputy_id uuid,
  contact_id uuid,
  target_percent int,
  sort int not null,
  constraint duty_pk primary key (zone_id, campaign_id, unit_id),
  constraint duty_campaign_fk foreign key (zone_id, campaign_id) references campaign.campaign (zone_id, id),
  constraint duty_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint duty_principal_fk foreign key (zone_id, principal_id) references organisation.person (zone_id, id),
  constraint duty_deputy_fk foreign key (zone_id, deputy_id) references organisation.person (zone_id, id),
  constraint duty_contact_fk foreign key (zone_id, contact_id) references organisation.person (zone_id, id),
  constraint duty_target_range check (target_percent between 1 and 100)
);
comment on table campaign.duty is '责任落实：范围内各单位的主要领导、分管领导、联络员';
comment on column campaign.duty.target_percent is '该单位的整改完成率目标；空为行动的目标';
create index duty_unit_ix on campaign.duty (zone_id, unit_id);
select platform.guard('campaign.duty');

create table campaign.team (
  zone_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  name text not null,
  sort int not null,
  constraint team_pk primary key (zone_id, id),
  constraint team_campaign_fk foreign key (zone_id, campaign_id) references campaign.campaign (zone_id, id)
);
comment on table campaign.team is '检查组';
create index team_campaign_ix on campaign.team (zone_id, campaign_id);
select platform.guard('campaign.team');

create table campaign.team_member (
  zone_id uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  campaign_id uuid not null,
  leads boolean not null,
  sort int not null,
  constraint team_member_pk primary key (zone_id, team_id, person_id),
  constraint team_member_team_fk foreign key (zone_id, team_id) references campaign.team (zone_id, id),
  constraint team_member_person_fk foreign key (zone_id, person_id) references organisation.person (zone_id, id)
);
comment on table campaign.team_member is '检查组成员';
create index team_member_person_ix on campaign.team_member (zone_id, person_id);
create index team_member_campaign_ix on campaign.team_member (zone_id, campaign_id);
select platform.guard('campaign.team_member');

create table campaign.team_unit (
  zone_id uuid not null,
  team_id uuid not null,
  unit_id uuid not null,
  constraint team_unit_pk primary key (zone_id, team_id, unit_id),
  constraint team_unit_team_fk foreign key (zone_id, team_id) references campaign.team (zone_id, id),
  constraint team_unit_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id)
);
comment on table campaign.team_unit is '检查组负责的单位：其辖区的对象由该组检查';
select platform.guard('campaign.team_unit');

create table campaign.sector_list (
  zone_id uuid not null,
  sectors jsonb not null,
  version int not null,
  constraint sector_list_pk primary key (zone_id),
  constraint sector_list_zone_fk foreign key (zone_id) references organisation.zone (zone_id)
);
comment on table campaign.sector_list is '本区的行业领域名录；没有记录时用出厂名录';
select platform.guard('campaign.sector_list');
