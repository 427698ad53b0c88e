-- 以不存在的登录名尝试登录，也要留痕：没有账号，只有所填的名称。
alter table access.login_record alter column account_id drop not null;
alter table access.login_record add column typed_login text;
alter table access.login_record drop constraint login_record_outcome_known;
alter table access.login_record add constraint login_record_outcome_known
  check (outcome in ('SUCCEEDED', 'BAD_PASSWORD', 'LOCKED', 'DISABLED', 'LOGGED_OUT', 'UNKNOWN_NAME'));
alter table access.login_record add constraint login_record_who
  check ((outcome = 'UNKNOWN_NAME') = (account_id is null) and (account_id is null) = (typed_login is not null));
comment on column access.login_record.typed_login is '登录名不存在时所填的名称，截至 50 字';
