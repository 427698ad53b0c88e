create schema form;
grant usage on schema form to ${app};
alter default privileges in schema form grant select, insert, update, delete on tables to ${app};

create table form.form_draft (
  zone_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  sketch jsonb not null,
  based_on int not null,
  changed_by uuid not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  version int not null,
  constraint form_draft_pk primary key (zone_id, id),
  constraint form_draft_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint form_draft_small check (octet_length(sketch::text) <= 2000000)
);
comment on table form.form_draft is '表单草稿：发布前的检查表或填报表，试填不留数据';
comment on column form.form_draft.based_on is '所依据的已发布版本，0 为新表单';
create unique index form_draft_code_once on form.form_draft (zone_id, code) where code <> '';
create index form_draft_recent_ix on form.form_draft (zone_id, changed_at desc, id);
select platform.guard('form.form_draft');

create table form.form_version (
  zone_id uuid not null,
  id uuid not null,
  code text not null,
  version int not null,
  name text not null,
  use text not null,
  questions int not null,
  checks int not null,
  sketch jsonb not null,
  note text,
  published_by uuid not null,
  published_by_name text not null,
  published_at timestamptz not null,
  constraint form_version_pk primary key (zone_id, id),
  constraint form_version_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint form_version_once unique (zone_id, code, version),
  constraint form_version_use_known check (use in ('CHECKLIST', 'SURVEY')),
  constraint form_version_small check (octet_length(sketch::text) <= 2000000)
);
comment on table form.form_version is '已发布的表单版本；发布后不再修改，答卷永远对应当时的版本';
comment on column form.form_version.use is 'CHECKLIST 检查表，SURVEY 填报表';
comment on column form.form_version.questions is '题目数，检查项计在内';
comment on column form.form_version.checks is '检查项数';
revoke update, delete on form.form_version from ${app};
select platform.guard('form.form_version');

create table form.form_standing (
  zone_id uuid not null,
  id uuid not null,
  code text not null,
  version_id uuid not null,
  version int not null,
  withdrawn_at timestamptz,
  published_at timestamptz not null,
  constraint form_standing_pk primary key (zone_id, id),
  constraint form_standing_version_fk foreign key (zone_id, version_id) references form.form_version (zone_id, id),
  constraint form_standing_code_once unique (zone_id, code)
);
comment on table form.form_standing is '表单：哪一版现行，是否已停用';
comment on column form.form_standing.version is '最新版本号';
create index form_standing_recent_ix on form.form_standing (zone_id, published_at desc, id);
create index form_standing_version_ix on form.form_standing (zone_id, version_id);
select platform.guard('form.form_standing');
