create schema lookback;
grant usage on schema lookback to ${app};
alter default privileges in schema lookback grant select, insert, update, delete on tables to ${app};

create table lookback.scheme (
  zone_id uuid not null,
  id uuid not null,
  version int not null,
  rules jsonb not null,
  published_at timestamptz not null,
  published_by uuid,
  retired_at timestamptz,
  constraint scheme_pk primary key (zone_id, id),
  constraint scheme_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint scheme_version_once unique (zone_id, version)
);
comment on table lookback.scheme is '回头看抽查办法：间隔、比例与风险权重，按版本保存';
select platform.guard('lookback.scheme');

create table lookback.draw (
  zone_id uuid not null,
  id uuid not null,
  command_id uuid not null,
  closed_from date not null,
  closed_to date not null,
  due_on date not null,
  scheme_version int not null,
  scheme jsonb not null,
  algorithm text not null,
  seed text not null,
  candidates int not null,
  sampled int not null,
  fingerprint text not null,
  drawn_by uuid not null,
  drawn_by_name text not null,
  drawn_at timestamptz not null,
  constraint draw_pk primary key (zone_id, id),
  constraint draw_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint draw_command_once unique (zone_id, command_id),
  constraint draw_period_ordered check (closed_from <= closed_to)
);
comment on table lookback.draw is '回头看抽样：种子、办法与候选名单的指纹，任何人可重演';
create index draw_recent_ix on lookback.draw (zone_id, drawn_at desc, id);
select platform.guard('lookback.draw');
revoke update, delete on lookback.draw from ${app};

create table lookback.candidate (
  zone_id uuid not null,
  draw_id uuid not null,
  ord int not null,
  matter_id uuid not null,
  number text not null,
  title text not null,
  unit_id uuid,
  unit_name text,
  closed_on date not null,
  weight int not null,
  factors jsonb not null,
  place int,
  constraint candidate_pk primary key (zone_id, draw_id, ord),
  constraint candidate_draw_fk foreign key (zone_id, draw_id) references lookback.draw (zone_id, id),
  constraint candidate_matter_once unique (zone_id, draw_id, matter_id),
  constraint candidate_weight_positive check (weight > 0)
);
comment on table lookback.candidate is '抽样候选：抽取时的名单与权重，冻结不改；place 为抽中次序，空为未抽中';
select platform.guard('lookback.candidate');
revoke update, delete on lookback.candidate from ${app};

create table lookback.task (
  zone_id uuid not null,
  id uuid not null,
  draw_id uuid not null,
  matter_id uuid not null,
  number text not null,
  title text not null,
  unit_id uuid,
  unit_name text,
  due_on date not null,
  inspector_id uuid,
  inspector_name text,
  outcome text,
  opinion text,
  settled_by uuid,
  settled_at timestamptz,
  version int not null,
  constraint task_pk primary key (zone_id, id),
  constraint task_draw_fk foreign key (zone_id, draw_id) references lookback.draw (zone_id, id),
  constraint task_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint task_inspector_fk foreign key (zone_id, inspector_id) references organisation.person (zone_id, id),
  constraint task_matter_once unique (zone_id, draw_id, matter_id),
  constraint task_outcome_known check (outcome in ('HOLDS','FAILS','DROPPED')),
  constraint task_settled check ((outcome is null) = (settled_at is null))
);
comment on table lookback.task is '回头看任务：由未参与办理、核查的人员复核';
create index task_open_ix on lookback.task (zone_id, due_on, id) where outcome is null;
create index task_matter_ix on lookback.task (zone_id, matter_id);
create index task_inspector_ix on lookback.task (zone_id, inspector_id, due_on) where inspector_id is not null;
select platform.guard('lookback.task');

create table lookback.false_report (
  zone_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  number text not null,
  title text not null,
  unit_id uuid,
  unit_name text,
  task_id uuid,
  reason text not null,
  raised_by uuid not null,
  raised_by_name text not null,
  raised_at timestamptz not null,
  outcome text,
  opinion text,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  constraint false_report_pk primary key (zone_id, id),
  constraint false_report_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint false_report_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint false_report_task_fk foreign key (zone_id, task_id) references lookback.task (zone_id, id),
  constraint false_report_outcome_known check (outcome in ('CONFIRMED','DISMISSED')),
  constraint false_report_two_people check (decided_by is null or decided_by <> raised_by)
);
comment on table lookback.false_report is '虚假整改认定：一人提出，另一人认定，计入责任单位';
create unique index false_report_open_once on lookback.false_report (zone_id, matter_id) where outcome is null;
create index false_report_unit_ix on lookback.false_report (zone_id, unit_id, decided_at) where outcome = 'CONFIRMED';
create index false_report_recent_ix on lookback.false_report (zone_id, raised_at desc, id);
create index false_report_matter_ix on lookback.false_report (zone_id, matter_id);
select platform.guard('lookback.false_report');
