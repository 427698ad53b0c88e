create schema suspicion;
grant usage on schema suspicion to ${app};
alter default privileges in schema suspicion grant select, insert, update, delete on tables to ${app};

create table suspicion.look (
  zone_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  seq int not null,
  files uuid[] not null,
  unit_id uuid,
  reported_by uuid not null,
  reported_for uuid not null,
  reported_at timestamptz not null,
  attempts int not null,
  looked_at timestamptz,
  constraint look_pk primary key (zone_id, id),
  constraint look_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint look_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint look_report_once unique (zone_id, matter_id, seq)
);
comment on table suspicion.look is '待比对的反馈：反馈提交时登记，后台逐件比对照片，不影响办理';
create index look_waiting_ix on suspicion.look (zone_id, id) where looked_at is null;
select platform.guard('suspicion.look');

create table suspicion.suspicion (
  zone_id uuid not null,
  id uuid not null,
  look_id uuid not null,
  kind text not null,
  matter_id uuid not null,
  unit_id uuid,
  file_id uuid not null,
  other_matter_id uuid,
  other_file_id uuid,
  distance int,
  percent int,
  mirrored boolean not null,
  metres int,
  accuracy_m int,
  taken_at timestamptz,
  begun_at timestamptz,
  software text,
  screenshot boolean not null,
  found_at timestamptz not null,
  state text not null,
  opinion text,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  version int not null,
  constraint suspicion_pk primary key (zone_id, id),
  constraint suspicion_look_fk foreign key (zone_id, look_id) references suspicion.look (zone_id, id),
  constraint suspicion_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint suspicion_other_fk foreign key (zone_id, other_matter_id) references matter.matter (zone_id, id),
  constraint suspicion_file_fk foreign key (zone_id, file_id) references evidence.file (zone_id, id),
  constraint suspicion_other_file_fk foreign key (zone_id, other_file_id) references evidence.file (zone_id, id),
  constraint suspicion_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint suspicion_once unique nulls not distinct (zone_id, matter_id, kind, file_id, other_file_id),
  constraint suspicion_kind_known check (kind in ('SAME_FILE','NEAR_IDENTICAL','BEFORE_EQUALS_AFTER',
    'TAKEN_BEFORE_ORDER','TOO_FAR','SCREENSHOT_OR_EDITED')),
  constraint suspicion_state_known check (state in ('OPEN','CONFIRMED','DISMISSED')),
  constraint suspicion_decided check ((state = 'OPEN') = (decided_at is null))
);
comment on table suspicion.suspicion is '疑似虚假整改：由照片比对提出，须由人认定，本身不阻止任何办理';
comment on column suspicion.suspicion.distance is '感知哈希相差位数';
comment on column suspicion.suspicion.percent is '两张照片重叠后的吻合度，百分数';
comment on column suspicion.suspicion.begun_at is '交办或本轮整改开始的时刻';
comment on column suspicion.suspicion.unit_id is '反馈时的牵头单位';
create index suspicion_recent_ix on suspicion.suspicion (zone_id, state, found_at desc, id);
create index suspicion_found_ix on suspicion.suspicion (zone_id, found_at desc, id);
create index suspicion_other_ix on suspicion.suspicion (zone_id, other_matter_id) where other_matter_id is not null;
select platform.guard('suspicion.suspicion');

create table suspicion.decision (
  zone_id uuid not null,
  id uuid not null,
  suspicion_id uuid not null,
  state text not null,
  reason text not null,
  decided_by uuid not null,
  decided_by_name text not null,
  decided_at timestamptz not null,
  constraint decision_pk primary key (zone_id, id),
  constraint decision_suspicion_fk foreign key (zone_id, suspicion_id) references suspicion.suspicion (zone_id, id),
  constraint decision_state_known check (state in ('OPEN','CONFIRMED','DISMISSED'))
);
comment on table suspicion.decision is '对疑似虚假整改的历次认定与重提，只增不改';
create index decision_of_ix on suspicion.decision (zone_id, suspicion_id, decided_at);
select platform.guard('suspicion.decision');
revoke update, delete on suspicion.decision from ${app};
