create schema organisation;
grant usage on schema organisation to ${app};
alter default privileges in schema organisation grant select, insert, update, delete on tables to ${app};

create table organisation.zone (
  zone_id uuid not null,
  code text not null,
  name text not null,
  short_name text not null,
  created_at timestamptz not null,
  constraint zone_pk primary key (zone_id)
);
comment on table organisation.zone is '经开区';
select platform.guard('organisation.zone');

create table organisation.unit (
  zone_id uuid not null,
  id uuid not null,
  code text,
  name text not null,
  short_name text not null,
  kind text not null,
  parent_id uuid,
  supervised_by_id uuid,
  valid_from date not null,
  valid_to date,
  sort int not null,
  version int not null,
  constraint unit_pk primary key (zone_id, id),
  constraint unit_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint unit_parent_fk foreign key (zone_id, parent_id) references organisation.unit (zone_id, id),
  constraint unit_supervised_by_fk foreign key (zone_id, supervised_by_id) references organisation.unit (zone_id, id),
  constraint unit_kind_known check (kind in ('WORKING_COMMITTEE','ADMIN_COMMITTEE','DEPARTMENT','OFFICE','INDUSTRIAL_PARK','SUBDISTRICT','VILLAGE','STATE_COMPANY','VERTICAL_UNIT','LEADING_GROUP','HEADQUARTERS','TASK_FORCE','OTHER')),
  constraint unit_validity_ordered check (valid_to is null or valid_to > valid_from)
);
comment on table organisation.unit is '单位：树形，含双重管理关系与有效期';
create unique index unit_name_once on organisation.unit (zone_id, name) where valid_to is null;
create index unit_parent_ix on organisation.unit (zone_id, parent_id);
select platform.guard('organisation.unit');

create table organisation.unit_alias (
  zone_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  alias text not null,
  constraint unit_alias_pk primary key (zone_id, id),
  constraint unit_alias_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint unit_alias_once unique (zone_id, alias)
);
comment on table organisation.unit_alias is '单位别名，如“住建局”“区住建局”';
select platform.guard('organisation.unit_alias');

create table organisation.person (
  zone_id uuid not null,
  id uuid not null,
  name text not null,
  name_pinyin text not null,
  mobile text,
  valid_from date not null,
  valid_to date,
  version int not null,
  constraint person_pk primary key (zone_id, id),
  constraint person_zone_fk foreign key (zone_id) references organisation.zone (zone_id)
);
comment on table organisation.person is '人员';
create index person_name_ix on organisation.person (zone_id, name);
select platform.guard('organisation.person');

create table organisation.post (
  zone_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  title text not null,
  rank text not null,
  part_time boolean not null,
  valid_from date not null,
  valid_to date,
  version int not null,
  constraint post_pk primary key (zone_id, id),
  constraint post_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint post_person_fk foreign key (zone_id, person_id) references organisation.person (zone_id, id),
  constraint post_rank_known check (rank in ('ZONE_LEADER','PRINCIPAL','DEPUTY','LIAISON','STAFF')),
  constraint post_validity_ordered check (valid_to is null or valid_to > valid_from)
);
comment on table organisation.post is '任职：人员在单位的职务，可兼职，有起止日期';
create index post_unit_ix on organisation.post (zone_id, unit_id);
create index post_person_ix on organisation.post (zone_id, person_id);
select platform.guard('organisation.post');

create table organisation.portfolio (
  zone_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  field text,
  valid_from date not null,
  valid_to date,
  constraint portfolio_pk primary key (zone_id, id),
  constraint portfolio_person_fk foreign key (zone_id, person_id) references organisation.person (zone_id, id),
  constraint portfolio_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id)
);
comment on table organisation.portfolio is '领导分管：领导分管的单位与领域';
create index portfolio_person_ix on organisation.portfolio (zone_id, person_id);
select platform.guard('organisation.portfolio');
