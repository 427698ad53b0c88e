create schema notice;
grant usage on schema notice to ${app};
alter default privileges in schema notice grant select, insert, update, delete on tables to ${app};

create table notice.notice (
  zone_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  object_kind text not null,
  object_id uuid not null,
  facts jsonb not null,
  at timestamptz not null,
  unread boolean not null,
  read_at timestamptz,
  constraint notice_pk primary key (zone_id, id),
  constraint notice_account_fk foreign key (zone_id, account_id) references access.account (zone_id, id),
  constraint notice_read_known check (unread = (read_at is null))
);
comment on table notice.notice is '站内通知：一行对应一名收件人；文字由界面按种类与要素组成';
create index notice_list_ix on notice.notice (zone_id, account_id, unread desc, at desc, id desc);
create index notice_at_ix on notice.notice (zone_id, at);
select platform.guard('notice.notice');
