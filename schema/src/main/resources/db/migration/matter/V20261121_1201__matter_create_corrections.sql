create table matter.correction (
  zone_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  fact text not null,
  before text not null,
  after text not null,
  effective_at timestamptz not null,
  recorded_at timestamptz not null,
  reason text not null,
  account_id uuid not null,
  actor_name text not null,
  constraint correction_pk primary key (zone_id, id),
  constraint correction_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint correction_fact_known check (fact in ('LEAD_UNIT','OPENED_AT','ORIGINAL_DUE_ON','REPORTED_AT','CLOSED_AT'))
);
comment on table matter.correction is '事实更正：只增不改；自 effective_at 起的事实自 recorded_at 起改称';
create index correction_matter_ix on matter.correction (zone_id, matter_id, recorded_at);
create index correction_recorded_ix on matter.correction (zone_id, recorded_at);
select platform.guard('matter.correction');
revoke update, delete on matter.correction from ${app};
