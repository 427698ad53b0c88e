create schema access;
grant usage on schema access to ${app};
alter default privileges in schema access grant select, insert, update, delete on tables to ${app};

create table access.account (
  zone_id uuid not null,
  id uuid not null,
  login text not null,
  person_id uuid,
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change_password boolean not null,
  failed_count int not null,
  locked_until timestamptz,
  disabled_at timestamptz,
  last_login_at timestamptz,
  created_at timestamptz not null,
  version int not null,
  constraint account_pk primary key (zone_id, id),
  constraint account_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint account_person_fk foreign key (zone_id, person_id) references organisation.person (zone_id, id),
  constraint account_login_once unique (zone_id, login)
);
comment on table access.account is '账号';
select platform.guard('access.account');

create table access.role (
  zone_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  name_en text not null,
  builtin boolean not null,
  constraint role_pk primary key (zone_id, id),
  constraint role_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint role_code_once unique (zone_id, code)
);
comment on table access.role is '角色';
select platform.guard('access.role');

create table access.role_permit (
  zone_id uuid not null,
  role_id uuid not null,
  permit text not null,
  constraint role_permit_pk primary key (zone_id, role_id, permit),
  constraint role_permit_role_fk foreign key (zone_id, role_id) references access.role (zone_id, id)
);
comment on table access.role_permit is '角色允许的行为';
select platform.guard('access.role_permit');

create table access.role_grant (
  zone_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role_id uuid not null,
  scope text not null,
  scope_unit_id uuid,
  valid_from date not null,
  valid_to date,
  granted_by uuid,
  granted_at timestamptz not null,
  constraint role_grant_pk primary key (zone_id, id),
  constraint role_grant_account_fk foreign key (zone_id, account_id) references access.account (zone_id, id),
  constraint role_grant_role_fk foreign key (zone_id, role_id) references access.role (zone_id, id),
  constraint role_grant_unit_fk foreign key (zone_id, scope_unit_id) references organisation.unit (zone_id, id),
  constraint role_grant_scope_known check (scope in ('ALL','UNIT_AND_BELOW','OWN_UNIT','OWN','SUPERVISED_UNITS'))
);
comment on table access.role_grant is '授权：账号在某范围内担任某角色';
create index role_grant_account_ix on access.role_grant (zone_id, account_id);
select platform.guard('access.role_grant');

create table access.login_record (
  zone_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid not null,
  outcome text not null,
  address text not null,
  agent text not null,
  constraint login_record_pk primary key (zone_id, id),
  constraint login_record_account_fk foreign key (zone_id, account_id) references access.account (zone_id, id),
  constraint login_record_outcome_known check (outcome in ('SUCCEEDED','BAD_PASSWORD','LOCKED','DISABLED','LOGGED_OUT'))
);
comment on table access.login_record is '登录日志';
create index login_record_at_ix on access.login_record (zone_id, at desc);
select platform.guard('access.login_record');
revoke update, delete on access.login_record from ${app};
