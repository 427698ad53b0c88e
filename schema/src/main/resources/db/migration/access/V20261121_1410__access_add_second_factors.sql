-- 双因素认证（TOTP，RFC 6238）与统一身份登录（OIDC）。
create table access.second_factor (
  zone_id uuid not null,
  account_id uuid not null,
  secret_sealed text not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null,
  constraint second_factor_pk primary key (zone_id, account_id),
  constraint second_factor_account_fk foreign key (zone_id, account_id) references access.account (zone_id, id)
);
comment on table access.second_factor is '动态口令：密钥加密保存；last_step 为最近一次用过的时间步，防止重放';
select platform.guard('access.second_factor');

create table access.recovery_code (
  zone_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  code_hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  constraint recovery_code_pk primary key (zone_id, id),
  constraint recovery_code_factor_fk foreign key (zone_id, account_id)
    references access.second_factor (zone_id, account_id)
);
comment on table access.recovery_code is '恢复码：只存散列，一码一用';
create index recovery_code_account_ix on access.recovery_code (zone_id, account_id);
select platform.guard('access.recovery_code');

alter table access.role add column needs_second_factor boolean not null default false;
comment on column access.role.needs_second_factor is '担任此角色须启用双因素认证';

create table access.external_identity (
  zone_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  bound_by uuid not null,
  bound_at timestamptz not null,
  constraint external_identity_pk primary key (zone_id, id),
  constraint external_identity_account_fk foreign key (zone_id, account_id) references access.account (zone_id, id),
  constraint external_identity_account_once unique (zone_id, account_id, issuer)
);
comment on table access.external_identity is '统一身份：账号在外部身份系统中的唯一标识（sub）；绝不按手机号匹配';
select platform.guard('access.external_identity');

-- Like log-in names: unique over the installation, and they lead to the zone of the account.
create table platform.external_login (
  issuer text not null,
  subject text not null,
  zone_id uuid not null,
  account_id uuid not null,
  constraint external_login_pk primary key (issuer, subject)
);
comment on table platform.external_login is '统一身份到园区与账号的对照，全安装唯一';

alter table access.login_record drop constraint login_record_outcome_known;
alter table access.login_record add constraint login_record_outcome_known
  check (outcome in ('SUCCEEDED', 'BAD_PASSWORD', 'LOCKED', 'DISABLED', 'LOGGED_OUT', 'UNKNOWN_NAME', 'CODE_ASKED', 'BAD_CODE'));

alter table access.proposal drop constraint proposal_kind_known;
alter table access.proposal add constraint proposal_kind_known
  check (kind in ('GRANT_ROLE', 'REVOKE_ROLE', 'RESET_PASSWORD', 'RESET_SECOND_FACTOR'));
