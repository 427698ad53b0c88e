create schema bulletin;
grant usage on schema bulletin to ${app};
alter default privileges in schema bulletin grant select, insert, update, delete on tables to ${app};

create table bulletin.number_counter (
  zone_id uuid not null,
  prefix text not null,
  year int not null,
  last int not null,
  constraint number_counter_pk primary key (zone_id, prefix, year),
  constraint number_counter_zone_fk foreign key (zone_id) references organisation.zone (zone_id)
);
comment on table bulletin.number_counter is '发文字号计数器：每个代字每年一个，印发时取号，不跳号、不重号';
select platform.guard('bulletin.number_counter');

create table bulletin.paper (
  zone_id uuid not null,
  id uuid not null,
  kind text not null,
  state text not null,
  number text,
  title text not null,
  content jsonb not null,
  matter_id uuid,
  matter_number text,
  corrects_id uuid,
  period_from date,
  period_to date,
  as_at timestamptz,
  known_at timestamptz,
  automatic boolean not null,
  author_id uuid,
  author_name text not null,
  created_at timestamptz not null,
  submitted_by uuid,
  submitted_at timestamptz,
  reviewed_by uuid,
  reviewer_name text,
  reviewed_at timestamptz,
  issued_at timestamptz,
  issued_on date,
  issuer_name text,
  reply_due_on date,
  file_due_on date,
  filed_on date,
  publish_due_on date,
  published_on date,
  recheck boolean not null default false,
  last_seq int not null,
  version int not null,
  constraint paper_pk primary key (zone_id, id),
  constraint paper_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint paper_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint paper_corrects_fk foreign key (zone_id, corrects_id) references bulletin.paper (zone_id, id),
  constraint paper_number_once unique (zone_id, number),
  constraint paper_state_known check (state in ('DRAFT','IN_REVIEW','APPROVED','ISSUED','WITHDRAWN','DISCARDED')),
  constraint paper_numbered_when_issued check ((state in ('ISSUED','WITHDRAWN')) = (number is not null)),
  constraint paper_dated_when_issued check ((number is null) = (issued_on is null))
);
comment on table bulletin.paper is '公文：督办单、催办通知、督查通报等，从拟稿到印发';
create index paper_recent_ix on bulletin.paper (zone_id, created_at desc, id);
create index paper_matter_ix on bulletin.paper (zone_id, matter_id) where matter_id is not null;
create index paper_corrects_ix on bulletin.paper (zone_id, corrects_id) where corrects_id is not null;
create index paper_recheck_ix on bulletin.paper (zone_id, id) where recheck;
create unique index paper_automatic_once on bulletin.paper (zone_id, matter_id, kind)
  where automatic and state in ('DRAFT','IN_REVIEW','APPROVED');
select platform.guard('bulletin.paper');

create table bulletin.paper_addressee (
  zone_id uuid not null,
  paper_id uuid not null,
  unit_id uuid not null,
  unit_name text not null,
  sort int not null,
  received_at timestamptz,
  received_by uuid,
  receiver_name text,
  constraint paper_addressee_pk primary key (zone_id, paper_id, unit_id),
  constraint paper_addressee_paper_fk foreign key (zone_id, paper_id) references bulletin.paper (zone_id, id),
  constraint paper_addressee_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id)
);
comment on table bulletin.paper_addressee is '主送单位及其签收';
create index paper_addressee_unit_ix on bulletin.paper_addressee (zone_id, unit_id, paper_id);
select platform.guard('bulletin.paper_addressee');

create table bulletin.paper_step (
  zone_id uuid not null,
  id uuid not null,
  paper_id uuid not null,
  seq int not null,
  at timestamptz not null,
  act text not null,
  to_state text not null,
  account_id uuid,
  actor_name text not null,
  note text,
  constraint paper_step_pk primary key (zone_id, id),
  constraint paper_step_paper_fk foreign key (zone_id, paper_id) references bulletin.paper (zone_id, id),
  constraint paper_step_seq_once unique (zone_id, paper_id, seq)
);
comment on table bulletin.paper_step is '公文流转记录：谁在何时做了什么，只增不改';
select platform.guard('bulletin.paper_step');
revoke update, delete on bulletin.paper_step from ${app};

create table bulletin.paper_figure (
  zone_id uuid not null,
  paper_id uuid not null,
  key text not null,
  query jsonb not null,
  shown text not null,
  value numeric,
  numerator int not null,
  denominator int,
  unit_of_measure text not null,
  row_count int not null,
  constraint paper_figure_pk primary key (zone_id, paper_id, key),
  constraint paper_figure_paper_fk foreign key (zone_id, paper_id) references bulletin.paper (zone_id, id)
);
comment on table bulletin.paper_figure is '印发时冻结的数字及其查询条件';
select platform.guard('bulletin.paper_figure');
revoke update, delete on bulletin.paper_figure from ${app};

create table bulletin.paper_figure_row (
  zone_id uuid not null,
  paper_id uuid not null,
  key text not null,
  seq int not null,
  matter_id uuid not null,
  content jsonb not null,
  constraint paper_figure_row_pk primary key (zone_id, paper_id, key, seq),
  constraint paper_figure_row_figure_fk foreign key (zone_id, paper_id, key)
    references bulletin.paper_figure (zone_id, paper_id, key)
);
comment on table bulletin.paper_figure_row is '冻结数字所依据的事项，逐条保存印发时的样子';
create index paper_figure_row_matter_ix on bulletin.paper_figure_row (zone_id, matter_id);
select platform.guard('bulletin.paper_figure_row');
revoke update, delete on bulletin.paper_figure_row from ${app};

create table bulletin.paper_file (
  zone_id uuid not null,
  paper_id uuid not null,
  sha256 text not null,
  bytes bytea not null,
  constraint paper_file_pk primary key (zone_id, paper_id),
  constraint paper_file_paper_fk foreign key (zone_id, paper_id) references bulletin.paper (zone_id, id)
);
comment on table bulletin.paper_file is '印发时的 Word 文件，印发后不变';
select platform.guard('bulletin.paper_file');
revoke update, delete on bulletin.paper_file from ${app};

create table bulletin.paper_setting (
  zone_id uuid not null,
  id uuid not null,
  version int not null,
  content jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  constraint paper_setting_pk primary key (zone_id, id),
  constraint paper_setting_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint paper_setting_version_once unique (zone_id, version)
);
comment on table bulletin.paper_setting is '公文参数：发文机关、代字、时限等，按版本保存';
select platform.guard('bulletin.paper_setting');

create table bulletin.paper_template (
  zone_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  sha256 text not null,
  bytes bytea not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  uploader_name text not null,
  retired_at timestamptz,
  constraint paper_template_pk primary key (zone_id, id),
  constraint paper_template_zone_fk foreign key (zone_id) references organisation.zone (zone_id)
);
comment on table bulletin.paper_template is '各单位自己的公文模板（Word）';
create unique index paper_template_current_once on bulletin.paper_template (zone_id, kind) where retired_at is null;
select platform.guard('bulletin.paper_template');
