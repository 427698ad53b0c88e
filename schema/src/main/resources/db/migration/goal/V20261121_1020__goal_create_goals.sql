create schema goal;
grant usage on schema goal to ${app};
alter default privileges in schema goal grant select, insert, update, delete on tables to ${app};

create table goal.goal (
  zone_id uuid not null,
  id uuid not null,
  year int not null,
  name text not null,
  target text not null,
  sponsor_id uuid,
  published_at timestamptz,
  created_by uuid not null,
  created_at timestamptz not null,
  version int not null,
  constraint goal_pk primary key (zone_id, id),
  constraint goal_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint goal_sponsor_fk foreign key (zone_id, sponsor_id) references organisation.person (zone_id, id),
  constraint goal_year_range check (year between 2000 and 2100)
);
comment on table goal.goal is '年度目标';
comment on column goal.goal.target is '目标值或目标要求，原话';
comment on column goal.goal.published_at is '首次发布的时刻；空为草稿';
create index goal_year_ix on goal.goal (zone_id, year desc, id);
select platform.guard('goal.goal');

create table goal.work (
  zone_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  name text not null,
  lead_unit_id uuid,
  sort int not null,
  constraint work_pk primary key (zone_id, id),
  constraint work_goal_fk foreign key (zone_id, goal_id) references goal.goal (zone_id, id),
  constraint work_lead_unit_fk foreign key (zone_id, lead_unit_id) references organisation.unit (zone_id, id)
);
comment on table goal.work is '重点工作：年度目标分解出的项目';
create index work_goal_ix on goal.work (zone_id, goal_id);
select platform.guard('goal.work');

create table goal.item (
  zone_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  work_id uuid not null,
  measure text not null,
  unit_id uuid,
  responsible_name text,
  due_on date,
  evidence_wanted text,
  matter_id uuid,
  sort int not null,
  constraint item_pk primary key (zone_id, id),
  constraint item_goal_fk foreign key (zone_id, goal_id) references goal.goal (zone_id, id),
  constraint item_work_fk foreign key (zone_id, work_id) references goal.work (zone_id, id),
  constraint item_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint item_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint item_matter_once unique (zone_id, matter_id)
);
comment on table goal.item is '清单事项：落实重点工作的一条措施，发布后成为一件事项';
comment on column goal.item.evidence_wanted is '需要的佐证';
comment on column goal.item.matter_id is '发布时立项的事项；空为尚未发布';
create index item_goal_ix on goal.item (zone_id, goal_id);
create index item_work_ix on goal.item (zone_id, work_id);
select platform.guard('goal.item');
