create schema intake;
grant usage on schema intake to ${app};
alter default privileges in schema intake grant select, insert, update, delete on tables to ${app};

create table intake.batch (
  zone_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  account_name text not null,
  file_name text not null,
  file_size bigint not null,
  file_sha256 text not null,
  state text not null,
  survey jsonb not null,
  plan jsonb,
  ledger_key text,
  commit_mode text,
  last_data_row int not null,
  progress_done int not null,
  progress_total int not null,
  cancel_wanted boolean not null,
  problem jsonb,
  skipped jsonb not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  version int not null,
  constraint batch_pk primary key (zone_id, id),
  constraint batch_account_fk foreign key (zone_id, account_id) references access.account (zone_id, id),
  constraint batch_state_known check (state in ('UPLOADED','CHECKING','CHECKED','COMMITTING','COMMITTED','UNDONE'))
);
comment on table intake.batch is '台账导入批次：一个文件一次导入';
create index batch_recent_ix on intake.batch (zone_id, created_at desc, id);
select platform.guard('intake.batch');

create table intake.file_part (
  zone_id uuid not null,
  batch_id uuid not null,
  seq int not null,
  bytes bytea not null,
  constraint file_part_pk primary key (zone_id, batch_id, seq),
  constraint file_part_batch_fk foreign key (zone_id, batch_id) references intake.batch (zone_id, id)
);
comment on table intake.file_part is '导入的原始文件，按段保存';
select platform.guard('intake.file_part');

create table intake.ledger_row (
  zone_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  row_number int not null,
  row_key text not null,
  state text not null,
  outcome text not null,
  cells jsonb not null,
  others jsonb not null,
  changes jsonb not null,
  matter_id uuid,
  matter_number text,
  matter_version int,
  constraint ledger_row_pk primary key (zone_id, id),
  constraint ledger_row_batch_fk foreign key (zone_id, batch_id) references intake.batch (zone_id, id),
  constraint ledger_row_number_once unique (zone_id, batch_id, row_number),
  constraint ledger_row_state_known check (state in ('READY','FAULTY','EXCLUDED','DONE')),
  constraint ledger_row_outcome_known check (outcome in ('NEW','CHANGED','SAME','TAKEN','UPDATED','UNCHANGED','KEPT'))
);
comment on table intake.ledger_row is '导入批次中的一行：读出的单元格、问题与结果';
create index ledger_row_state_ix on intake.ledger_row (zone_id, batch_id, state, row_number);
create index ledger_row_cells_ix on intake.ledger_row using gin (zone_id, cells jsonb_path_ops);
select platform.guard('intake.ledger_row');

create table intake.entry (
  zone_id uuid not null,
  ledger_key text not null,
  row_key text not null,
  matter_id uuid not null,
  matter_number text not null,
  matter_version int not null,
  batch_id uuid not null,
  content jsonb not null,
  constraint entry_pk primary key (zone_id, ledger_key, row_key),
  constraint entry_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id)
);
comment on table intake.entry is '台账行与事项的对应关系及上次导入的内容，供再次导入比对';
create index entry_batch_ix on intake.entry (zone_id, batch_id);
create index entry_matter_ix on intake.entry (zone_id, matter_id);
select platform.guard('intake.entry');

create table intake.layout (
  zone_id uuid not null,
  fingerprint text not null,
  type_code text not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  constraint layout_pk primary key (zone_id, fingerprint)
);
comment on table intake.layout is '记住的表头：同样表头的台账沿用上次的对应关系';
select platform.guard('intake.layout');
