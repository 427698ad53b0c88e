create schema audit;
grant usage on schema audit to ${app};
-- Append-only: the application may add and read, nothing else.
alter default privileges in schema audit grant select, insert on tables to ${app};

create table audit.record (
  zone_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  actor text not null,
  act text not null,
  outcome text not null,
  object_kind text,
  object_id uuid,
  code text,
  address text not null,
  facts jsonb not null,
  constraint record_pk primary key (zone_id, id),
  constraint record_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint record_outcome_known check (outcome in ('DONE', 'REFUSED', 'FAILED'))
);
comment on table audit.record is '审计记录：每一次行为与每一次被拒绝的行为，只增不改';
create index record_at_ix on audit.record (zone_id, at desc, id desc);
create index record_account_ix on audit.record (zone_id, account_id, at desc, id desc);
create index record_object_ix on audit.record (zone_id, object_id, at desc, id desc) where object_id is not null;
create index record_act_ix on audit.record (zone_id, act, at desc, id desc);
create index record_refused_ix on audit.record (zone_id, at desc, id desc) where outcome <> 'DONE';
select platform.guard('audit.record');

create table audit.seal (
  zone_id uuid not null,
  number bigint not null,
  sealed_at timestamptz not null,
  record_count int not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  algorithm text not null,
  previous_hash text not null,
  hash text not null,
  constraint seal_pk primary key (zone_id, number),
  constraint seal_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint seal_algorithm_known check (algorithm in ('SHA-256', 'SM3'))
);
comment on table audit.seal is '审计封存：一批审计记录的摘要，逐批相连成链';
select platform.guard('audit.seal');

-- No foreign key to the record: what is missing from under its seal must be found, not prevented from being seen.
create table audit.seal_entry (
  zone_id uuid not null,
  record_id uuid not null,
  seal_number bigint not null,
  digest text not null,
  constraint seal_entry_pk primary key (zone_id, record_id),
  constraint seal_entry_seal_fk foreign key (zone_id, seal_number) references audit.seal (zone_id, number)
);
comment on table audit.seal_entry is '审计封存明细：每条审计记录所属批次与摘要';
create index seal_entry_seal_ix on audit.seal_entry (zone_id, seal_number, record_id);
select platform.guard('audit.seal_entry');
