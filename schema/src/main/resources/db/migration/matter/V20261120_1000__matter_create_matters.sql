create schema matter;
grant usage on schema matter to ${app};
alter default privileges in schema matter grant select, insert, update, delete on tables to ${app};

create table matter.matter_type (
  zone_id uuid not null,
  id uuid not null,
  code text not null,
  version int not null,
  name text not null,
  name_en text not null,
  prefix text not null,
  definition jsonb not null,
  published_at timestamptz not null,
  retired_at timestamptz,
  constraint matter_type_pk primary key (zone_id, id),
  constraint matter_type_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint matter_type_version_once unique (zone_id, code, version)
);
comment on table matter.matter_type is '事项类型：步骤、时限、证据、编号等规则，按版本保存';
select platform.guard('matter.matter_type');

create table matter.number_counter (
  zone_id uuid not null,
  prefix text not null,
  year int not null,
  last int not null,
  constraint number_counter_pk primary key (zone_id, prefix, year)
);
comment on table matter.number_counter is '编号计数器：每类每年一个';
select platform.guard('matter.number_counter');

create table matter.matter (
  zone_id uuid not null,
  id uuid not null,
  number text,
  type_id uuid not null,
  type_code text not null,
  title text not null,
  requirement text not null,
  state text not null,
  round int not null,
  severity text,
  urgent boolean not null,
  source_kind text not null,
  source_text text,
  source_id uuid,
  place text,
  subject_name text,
  subject_code text,
  lead_unit_id uuid,
  responsible_name text,
  percent int not null,
  original_due_on date,
  due_on date,
  remind_on date,
  step_started_at timestamptz not null,
  step_due_at timestamptz,
  opened_at timestamptz,
  received_at timestamptz,
  reported_at timestamptz,
  closed_at timestamptz,
  suspended_at timestamptz,
  back_to text,
  reporter_account_id uuid,
  urge_count int not null,
  last_urged_at timestamptz,
  return_count int not null,
  extension_count int not null,
  reopen_count int not null,
  instructed boolean not null,
  fields jsonb not null,
  keywords text not null,
  grams text[] not null generated always as (platform.bigrams(keywords)) stored,
  created_by uuid not null,
  created_at timestamptz not null,
  last_event_at timestamptz not null,
  last_seq int not null,
  version int not null,
  constraint matter_pk primary key (zone_id, id),
  constraint matter_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint matter_type_fk foreign key (zone_id, type_id) references matter.matter_type (zone_id, id),
  constraint matter_lead_unit_fk foreign key (zone_id, lead_unit_id) references organisation.unit (zone_id, id),
  constraint matter_number_once unique (zone_id, number),
  constraint matter_state_known check (state in ('DRAFT','OPENED','ASSIGNED','RECEIVED','IN_PROGRESS','REPORTED','VERIFYING','PASSED','CLOSED_OFF','EVALUATED','ARCHIVED','RETURNED','REWORK','SUSPENDED','SHELVED','CANCELLED')),
  constraint matter_percent_range check (percent between 0 and 100),
  constraint matter_number_when_opened check (state in ('DRAFT','CANCELLED') or number is not null)
);
comment on table matter.matter is '事项：闭环的主体';
create index matter_open_due_ix on matter.matter (zone_id, due_on, id)
  where state in ('OPENED','ASSIGNED','RECEIVED','IN_PROGRESS','REPORTED','VERIFYING','PASSED','RETURNED','REWORK','SUSPENDED','SHELVED');
create index matter_recent_ix on matter.matter (zone_id, last_event_at desc, id);
create index matter_lead_ix on matter.matter (zone_id, lead_unit_id, state, due_on);
create index matter_state_ix on matter.matter (zone_id, state, due_on, id);
create index matter_closed_ix on matter.matter (zone_id, closed_at) where closed_at is not null;
create index matter_source_ix on matter.matter (zone_id, source_id) where source_id is not null;
create index matter_grams_ix on matter.matter using gin (zone_id, grams);
select platform.guard('matter.matter');

create table matter.matter_slot (
  zone_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  slot text not null,
  unit_id uuid,
  person_id uuid,
  person_name text,
  phone text,
  sort int not null,
  constraint matter_slot_pk primary key (zone_id, id),
  constraint matter_slot_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint matter_slot_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint matter_slot_person_fk foreign key (zone_id, person_id) references organisation.person (zone_id, id),
  constraint matter_slot_known check (slot in ('SPONSORING_LEADER','ASSIGNING_UNIT','LEAD_UNIT','SUPPORTING_UNIT','TERRITORIAL_UNIT','REGULATORY_UNIT','RESPONSIBLE_PERSON')),
  constraint matter_slot_filled check (unit_id is not null or person_id is not null or person_name is not null)
);
comment on table matter.matter_slot is '责任位：包挂领导、交办、牵头、配合、属地、主管单位与责任人';
create index matter_slot_matter_ix on matter.matter_slot (zone_id, matter_id);
create index matter_slot_unit_ix on matter.matter_slot (zone_id, unit_id, matter_id) where unit_id is not null;
create index matter_slot_person_ix on matter.matter_slot (zone_id, person_id, matter_id) where person_id is not null;
select platform.guard('matter.matter_slot');

create table matter.matter_event (
  zone_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  seq int not null,
  at timestamptz not null,
  event text not null,
  from_state text,
  to_state text not null,
  round int not null,
  account_id uuid,
  person_id uuid,
  actor_name text not null,
  unit_id uuid,
  unit_name text,
  facts jsonb not null,
  evidence uuid[] not null,
  constraint matter_event_pk primary key (zone_id, id),
  constraint matter_event_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint matter_event_seq_once unique (zone_id, matter_id, seq)
);
comment on table matter.matter_event is '办理过程：只增不改，状态、统计与审计的唯一依据';
create index matter_event_at_ix on matter.matter_event (zone_id, at desc);
create index matter_event_evidence_ix on matter.matter_event using gin (zone_id, evidence) where evidence <> '{}';
select platform.guard('matter.matter_event');
revoke update, delete on matter.matter_event from ${app};

create table matter.matter_interval (
  zone_id uuid not null,
  matter_id uuid not null,
  seq int not null,
  from_at timestamptz not null,
  to_at timestamptz,
  state text not null,
  round int not null,
  type_code text not null,
  lead_unit_id uuid,
  percent int not null,
  original_due_on date,
  due_on date,
  constraint matter_interval_pk primary key (zone_id, matter_id, seq),
  constraint matter_interval_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint matter_interval_ordered check (to_at is null or to_at >= from_at)
);
comment on table matter.matter_interval is '状态区间：任一时点的状态、牵头单位与期限';
create index matter_interval_span_ix on matter.matter_interval (zone_id, from_at, to_at);
create index matter_interval_now_ix on matter.matter_interval (zone_id, lead_unit_id, type_code, state) where to_at is null;
select platform.guard('matter.matter_interval');

create table matter.matter_request (
  zone_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  kind text not null,
  reason text not null,
  wanted_due_on date,
  requested_by uuid not null,
  requested_at timestamptz not null,
  outcome text,
  opinion text,
  decided_by uuid,
  decided_at timestamptz,
  constraint matter_request_pk primary key (zone_id, id),
  constraint matter_request_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint matter_request_kind_known check (kind in ('EXTENSION','SUSPENSION','CANCELLATION')),
  constraint matter_request_outcome_known check (outcome is null or outcome in ('APPROVED','REFUSED','WITHDRAWN'))
);
comment on table matter.matter_request is '申请：延期、中止、撤销，须他人审批';
create unique index matter_request_pending_once on matter.matter_request (zone_id, matter_id) where outcome is null;
create index matter_request_matter_ix on matter.matter_request (zone_id, matter_id);
select platform.guard('matter.matter_request');

create table matter.command (
  zone_id uuid not null,
  command_id uuid not null,
  matter_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  constraint command_pk primary key (zone_id, command_id)
);
comment on table matter.command is '已执行的指令号：同一指令不执行两次';
select platform.guard('matter.command');
revoke update, delete on matter.command from ${app};

create table matter.saved_view (
  zone_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  query text not null,
  created_at timestamptz not null,
  constraint saved_view_pk primary key (zone_id, id),
  constraint saved_view_account_fk foreign key (zone_id, account_id) references access.account (zone_id, id),
  constraint saved_view_name_once unique (zone_id, account_id, name)
);
comment on table matter.saved_view is '保存的台账视图';
select platform.guard('matter.saved_view');
