create schema statistics;
grant usage on schema statistics to ${app};
alter default privileges in schema statistics grant select, insert, update, delete on tables to ${app};

create table statistics.exclusion (
  zone_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_name text not null,
  proposed_at timestamptz not null,
  outcome text,
  opinion text,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  lifted_by uuid,
  lifted_name text,
  lifted_at timestamptz,
  lifted_reason text,
  constraint exclusion_pk primary key (zone_id, id),
  constraint exclusion_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint exclusion_outcome_known check (outcome in ('APPROVED','REFUSED')),
  constraint exclusion_decided_whole check ((outcome is null) = (decided_at is null)),
  constraint exclusion_lifted_after check (lifted_at is null or outcome = 'APPROVED' and lifted_at >= decided_at),
  constraint exclusion_by_two check (decided_by is null or decided_by <> proposed_by)
);
comment on table statistics.exclusion is '排名剔除：有争议的事项经一人提出、另一人同意后不计入排名，自同意之时至取消之时';
create unique index exclusion_standing_once on statistics.exclusion (zone_id, matter_id)
  where lifted_at is null and (outcome is null or outcome = 'APPROVED');
create index exclusion_decided_ix on statistics.exclusion (zone_id, decided_at) where outcome = 'APPROVED';
select platform.guard('statistics.exclusion');
