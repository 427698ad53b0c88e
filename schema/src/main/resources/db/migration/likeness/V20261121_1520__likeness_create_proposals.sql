create schema likeness;
grant usage on schema likeness to ${app};
alter default privileges in schema likeness grant select, insert, update, delete on tables to ${app};

create table likeness.proposal (
  zone_id uuid not null,
  id uuid not null,
  kind text not null,
  matter_id uuid not null,
  other_id uuid not null,
  percent int not null,
  occurrences int not null,
  proposed_at timestamptz not null,
  outcome text,
  reason text,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  constraint proposal_pk primary key (zone_id, id),
  constraint proposal_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint proposal_other_fk foreign key (zone_id, other_id) references matter.matter (zone_id, id),
  constraint proposal_pair_once unique (zone_id, matter_id, other_id),
  constraint proposal_kind_known check (kind in ('DUPLICATE','RECURRENCE')),
  constraint proposal_two check (matter_id <> other_id),
  constraint proposal_percent_range check (percent between 0 and 100),
  constraint proposal_outcome_known check (outcome in ('ACCEPTED','DECLINED','LAPSED'))
);
comment on table likeness.proposal is '疑似重复与复发：系统提出，督查人员采纳或说明理由不采纳';
create index proposal_open_ix on likeness.proposal (zone_id, percent desc, id) where outcome is null;
create index proposal_recent_ix on likeness.proposal (zone_id, proposed_at desc, id);
create index proposal_other_ix on likeness.proposal (zone_id, other_id);
select platform.guard('likeness.proposal');

create table likeness.progress (
  zone_id uuid not null,
  seen_up_to uuid not null,
  constraint progress_pk primary key (zone_id),
  constraint progress_zone_fk foreign key (zone_id) references organisation.zone (zone_id)
);
comment on table likeness.progress is '已比对到哪个事项：台账成批导入的事项在后台比对';
select platform.guard('likeness.progress');
