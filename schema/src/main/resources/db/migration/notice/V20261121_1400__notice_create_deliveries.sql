-- 通知外送：个人偏好、通道、待发箱与发送记录。密钥与机器人地址加密保存。
create table notice.setting (
  zone_id uuid not null,
  account_id uuid not null,
  language text not null,
  mail_address text,
  mail_confirmed_at timestamptz,
  code_sealed text,
  code_until timestamptz,
  code_tries int not null,
  quiet_from time,
  quiet_to time,
  digest text not null,
  digest_hour int not null,
  digest_weekday int not null,
  digest_due_at timestamptz,
  digested_to timestamptz,
  version int not null,
  constraint setting_pk primary key (zone_id, account_id),
  constraint setting_account_fk foreign key (zone_id, account_id) references access.account (zone_id, id),
  constraint setting_language_known check (language in ('zh-CN', 'en')),
  constraint setting_digest_known check (digest in ('NONE', 'DAILY', 'WEEKLY')),
  constraint setting_quiet_whole check ((quiet_from is null) = (quiet_to is null)),
  constraint setting_hour_known check (digest_hour between 0 and 23),
  constraint setting_weekday_known check (digest_weekday between 1 and 7),
  constraint setting_digest_due check ((digest = 'NONE') = (digest_due_at is null))
);
comment on table notice.setting is '个人通知设置：邮箱、免打扰时段、汇总方式';
create index setting_digest_ix on notice.setting (zone_id, digest_due_at) where digest_due_at is not null;
select platform.guard('notice.setting');

create table notice.preference (
  zone_id uuid not null,
  account_id uuid not null,
  kind text not null,
  mail boolean not null,
  robot boolean not null,
  constraint preference_pk primary key (zone_id, account_id, kind),
  constraint preference_setting_fk foreign key (zone_id, account_id) references notice.setting (zone_id, account_id)
);
comment on table notice.preference is '通知偏好：某人某类通知是否发邮件、是否发群机器人；站内通知始终有';
select platform.guard('notice.preference');

create table notice.channel (
  zone_id uuid not null,
  id uuid not null,
  name text not null,
  format text not null,
  address_sealed text not null,
  address_shown text not null,
  secret_sealed text,
  unit_id uuid,
  kinds text[] not null,
  enabled boolean not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  version int not null,
  constraint channel_pk primary key (zone_id, id),
  constraint channel_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint channel_format_known check (format in ('JSON', 'WECOM', 'DINGTALK'))
);
comment on table notice.channel is '通知通道：企业微信、钉钉群机器人，或接收 JSON 的系统';
create index channel_name_ix on notice.channel (zone_id, name);
select platform.guard('notice.channel');

create table notice.delivery (
  zone_id uuid not null,
  id uuid not null,
  via text not null,
  channel_id uuid,
  account_id uuid,
  kind text not null,
  object_kind text not null,
  object_id uuid,
  content jsonb not null,
  state text not null,
  tries int not null,
  created_at timestamptz not null,
  due_at timestamptz not null,
  settled_at timestamptz,
  constraint delivery_pk primary key (zone_id, id),
  constraint delivery_channel_fk foreign key (zone_id, channel_id) references notice.channel (zone_id, id),
  constraint delivery_account_fk foreign key (zone_id, account_id) references access.account (zone_id, id),
  constraint delivery_via_known check (via in ('MAIL', 'CHANNEL')),
  constraint delivery_state_known check (state in ('WAITING', 'SENT', 'DEAD')),
  constraint delivery_whither check ((via = 'CHANNEL') = (channel_id is not null) and (via = 'MAIL') = (account_id is not null)),
  constraint delivery_settled_known check ((state = 'WAITING') = (settled_at is null))
);
comment on table notice.delivery is '待发箱：与通知同一事务写入，至少发送一次';
create index delivery_due_ix on notice.delivery (zone_id, due_at) where state = 'WAITING';
create index delivery_list_ix on notice.delivery (zone_id, created_at desc, id desc);
create index delivery_channel_ix on notice.delivery (zone_id, channel_id, created_at desc);
create index delivery_settled_ix on notice.delivery (zone_id, settled_at) where settled_at is not null;
select platform.guard('notice.delivery');

create table notice.delivery_attempt (
  zone_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  at timestamptz not null,
  outcome text not null,
  status int,
  detail text not null,
  took_ms int not null,
  constraint delivery_attempt_pk primary key (zone_id, id),
  constraint delivery_attempt_delivery_fk foreign key (zone_id, delivery_id) references notice.delivery (zone_id, id),
  constraint delivery_attempt_outcome_known check (outcome in ('SENT', 'REFUSED', 'UNREACHABLE', 'BLOCKED', 'UNREADY'))
);
comment on table notice.delivery_attempt is '发送记录：每次尝试的结果';
create index delivery_attempt_of_ix on notice.delivery_attempt (zone_id, delivery_id, at);
select platform.guard('notice.delivery_attempt');
revoke update on notice.delivery_attempt from ${app};
