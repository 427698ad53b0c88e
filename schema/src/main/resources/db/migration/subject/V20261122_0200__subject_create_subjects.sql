create schema subject;
grant usage on schema subject to ${app};
alter default privileges in schema subject grant select, insert, update, delete on tables to ${app};

create table subject.subject_type (
  zone_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  name_en text not null,
  credit_code text not null,
  person_number text not null,
  position text not null,
  fields jsonb not null,
  sort int not null,
  builtin boolean not null,
  retired boolean not null,
  version int not null,
  constraint subject_type_pk primary key (zone_id, id),
  constraint subject_type_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint subject_type_code_once unique (zone_id, code),
  constraint subject_type_asks check (credit_code in ('NO','OPTIONAL','REQUIRED')
    and person_number in ('NO','OPTIONAL','REQUIRED') and position in ('NO','OPTIONAL','REQUIRED'))
);
comment on table subject.subject_type is '对象类型：名称、是否要求信用代码、证件号码与位置，以及自有字段';
select platform.guard('subject.subject_type');

create table subject.subject (
  zone_id uuid not null,
  id uuid not null,
  type_code text not null,
  name text not null,
  credit_code text,
  person_number_sealed text,
  person_number_hash text,
  person_number_masked text,
  area_id uuid,
  territorial_unit_id uuid,
  regulator_unit_id uuid,
  sponsor_id uuid,
  address text,
  contact_name text,
  contact_phone text,
  longitude double precision,
  latitude double precision,
  accuracy double precision,
  outline jsonb,
  answers jsonb not null,
  state text not null,
  merged_into_id uuid,
  keywords text not null,
  grams text[] not null generated always as (platform.bigrams(keywords)) stored,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null,
  constraint subject_pk primary key (zone_id, id),
  constraint subject_type_fk foreign key (zone_id, type_code) references subject.subject_type (zone_id, code),
  constraint subject_area_fk foreign key (zone_id, area_id) references place.area (zone_id, id),
  constraint subject_territorial_fk foreign key (zone_id, territorial_unit_id) references organisation.unit (zone_id, id),
  constraint subject_regulator_fk foreign key (zone_id, regulator_unit_id) references organisation.unit (zone_id, id),
  constraint subject_sponsor_fk foreign key (zone_id, sponsor_id) references organisation.person (zone_id, id),
  constraint subject_merged_fk foreign key (zone_id, merged_into_id) references subject.subject (zone_id, id),
  constraint subject_state_known check (state in ('IN_OPERATION','CLOSED','MERGED')),
  constraint subject_merged_into check ((state = 'MERGED') = (merged_into_id is not null)),
  constraint subject_position_whole check ((longitude is null) = (latitude is null)),
  constraint subject_number_sealed check ((person_number_sealed is null) = (person_number_hash is null)
    and (person_number_sealed is null) = (person_number_masked is null))
);
comment on table subject.subject is '监管对象（一企一档）：企业、出租方、楼栋、自建房、小区、工地、商铺、路段、设施等';
comment on column subject.subject.person_number_sealed is '公民身份号码，加密保存';
comment on column subject.subject.person_number_hash is '公民身份号码的带密钥摘要，仅用于查重';
create unique index subject_credit_code_once on subject.subject (zone_id, credit_code)
  where credit_code is not null and state <> 'MERGED';
create index subject_person_number_ix on subject.subject (zone_id, person_number_hash) where person_number_hash is not null;
create index subject_recent_ix on subject.subject (zone_id, changed_at desc, id);
create index subject_type_ix on subject.subject (zone_id, type_code, state, changed_at desc, id);
create index subject_territorial_ix on subject.subject (zone_id, territorial_unit_id, changed_at desc, id);
create index subject_regulator_ix on subject.subject (zone_id, regulator_unit_id, changed_at desc, id);
create index subject_sponsor_ix on subject.subject (zone_id, sponsor_id, id) where sponsor_id is not null;
create index subject_area_ix on subject.subject (zone_id, area_id, id);
create index subject_name_ix on subject.subject (zone_id, name collate "C", id);
create index subject_position_ix on subject.subject (zone_id, longitude, latitude) where longitude is not null;
create index subject_placeless_ix on subject.subject (zone_id, changed_at desc, id) where longitude is null;
create index subject_merged_ix on subject.subject (zone_id, merged_into_id) where merged_into_id is not null;
create index subject_grams_ix on subject.subject using gin (zone_id, grams);
select platform.guard('subject.subject');

create table subject.event (
  zone_id uuid not null,
  subject_id uuid not null,
  seq int not null,
  kind text not null,
  at timestamptz not null,
  by_account uuid not null,
  by_name text not null,
  facts jsonb not null,
  constraint event_pk primary key (zone_id, subject_id, seq),
  constraint event_subject_fk foreign key (zone_id, subject_id) references subject.subject (zone_id, id)
);
comment on table subject.event is '对象变更记录：只增不改；seq 为对象的版本号';
select platform.guard('subject.event');
revoke update, delete on subject.event from ${app};

create table subject.relation (
  zone_id uuid not null,
  id uuid not null,
  kind text not null,
  from_id uuid not null,
  to_id uuid not null,
  valid_from date not null,
  valid_to date,
  note text,
  created_by uuid not null,
  created_at timestamptz not null,
  ended_by uuid,
  constraint relation_pk primary key (zone_id, id),
  constraint relation_from_fk foreign key (zone_id, from_id) references subject.subject (zone_id, id),
  constraint relation_to_fk foreign key (zone_id, to_id) references subject.subject (zone_id, id),
  constraint relation_kind_known check (kind in ('LESSOR_OF','PART_OF','FACILITY_OF','OCCUPIES','MANAGES')),
  constraint relation_of_two check (from_id <> to_id),
  constraint relation_days_ordered check (valid_to is null or valid_from <= valid_to)
);
comment on table subject.relation is '对象之间的关系：出租、隶属（楼层属于楼栋）、设施属于小区、入驻、物业管理，均有起止日期';
create unique index relation_open_once on subject.relation (zone_id, kind, from_id, to_id) where valid_to is null;
create index relation_from_ix on subject.relation (zone_id, from_id, kind);
create index relation_to_ix on subject.relation (zone_id, to_id, kind);
select platform.guard('subject.relation');

create table subject.merge (
  zone_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  state_before text not null,
  moved jsonb not null,
  reason text not null,
  merged_by uuid not null,
  merged_by_name text not null,
  merged_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  constraint merge_pk primary key (zone_id, id),
  constraint merge_kept_fk foreign key (zone_id, kept_id) references subject.subject (zone_id, id),
  constraint merge_merged_fk foreign key (zone_id, merged_id) references subject.subject (zone_id, id)
);
comment on table subject.merge is '对象合并：并入哪个、移走了哪些关系，可撤销';
create unique index merge_standing_once on subject.merge (zone_id, merged_id) where undone_at is null;
create index merge_kept_ix on subject.merge (zone_id, kept_id);
select platform.guard('subject.merge');

create table subject.likeness (
  zone_id uuid not null,
  id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  reason text not null,
  score int not null,
  found_at timestamptz not null,
  outcome text,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  constraint likeness_pk primary key (zone_id, id),
  constraint likeness_first_fk foreign key (zone_id, first_id) references subject.subject (zone_id, id),
  constraint likeness_second_fk foreign key (zone_id, second_id) references subject.subject (zone_id, id),
  constraint likeness_pair_once unique (zone_id, first_id, second_id),
  constraint likeness_pair_ordered check (first_id < second_id),
  constraint likeness_reason_known check (reason in ('PERSON_NUMBER','NAME','NAME_AND_ADDRESS')),
  constraint likeness_outcome_known check (outcome in ('SAME','DIFFERENT'))
);
comment on table subject.likeness is '疑似重复的对象：系统提出，由人认定';
create index likeness_open_ix on subject.likeness (zone_id, found_at desc, id) where outcome is null;
create index likeness_second_ix on subject.likeness (zone_id, second_id);
select platform.guard('subject.likeness');
