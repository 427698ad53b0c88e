create table statistics.report (
  zone_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  owner_name text not null,
  name text not null,
  question jsonb not null,
  every text not null,
  day int not null,
  hour int not null,
  recipients uuid[] not null,
  next_at timestamptz not null,
  ended_at timestamptz,
  created_at timestamptz not null,
  version int not null,
  constraint report_pk primary key (zone_id, id),
  constraint report_owner_fk foreign key (zone_id, owner_id) references access.account (zone_id, id),
  constraint report_every_known check (every in ('WEEK','MONTH')),
  constraint report_day_range check (day between 1 and 31 and (every = 'MONTH' or day <= 7)),
  constraint report_hour_range check (hour between 0 and 23)
);
comment on table statistics.report is '保存的统计报表：按周或按月定时生成，以所有人的权限统计';
create index report_next_ix on statistics.report (zone_id, next_at) where ended_at is null;
create index report_owner_ix on statistics.report (zone_id, owner_id, created_at);
select platform.guard('statistics.report');

create table statistics.report_run (
  zone_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  as_at timestamptz not null,
  ran_at timestamptz not null,
  result jsonb not null,
  constraint report_run_pk primary key (zone_id, id),
  constraint report_run_report_fk foreign key (zone_id, report_id) references statistics.report (zone_id, id),
  constraint report_run_once unique (zone_id, report_id, as_at)
);
comment on table statistics.report_run is '报表的一次生成：定稿的结果，不再改变';
select platform.guard('statistics.report_run');
revoke update, delete on statistics.report_run from ${app};
