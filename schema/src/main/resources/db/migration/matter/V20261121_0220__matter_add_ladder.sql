create table matter.ladder (
  zone_id uuid not null,
  id uuid not null,
  version int not null,
  rules jsonb not null,
  published_at timestamptz not null,
  published_by uuid,
  retired_at timestamptz,
  constraint ladder_pk primary key (zone_id, id),
  constraint ladder_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint ladder_version_once unique (zone_id, version)
);
comment on table matter.ladder is '督办阶梯：何时升到哪一级，按版本保存';
select platform.guard('matter.ladder');

alter table matter.matter add column rung text;
alter table matter.matter add column rung_since timestamptz;
alter table matter.matter add constraint matter_rung_known check
  (rung in ('BLUE','YELLOW','ORANGE','RED','LISTED','INTERVIEW','BULLETIN','ACCOUNTABILITY'));
alter table matter.matter add constraint matter_rung_dated check ((rung is null) = (rung_since is null));
comment on column matter.matter.rung is '督办阶梯现处级别';
create index matter_rung_ix on matter.matter (zone_id, rung, due_on) where rung is not null;

alter table matter.matter_request drop constraint matter_request_kind_known;
alter table matter.matter_request add constraint matter_request_kind_known check
  (kind in ('EXTENSION','SUSPENSION','CANCELLATION','DELISTING'));
alter table matter.matter_slot drop constraint matter_slot_known;
alter table matter.matter_slot add constraint matter_slot_known check (slot in ('SPONSORING_LEADER','ASSIGNING_UNIT',
  'LEAD_UNIT','SUPPORTING_UNIT','TERRITORIAL_UNIT','REGULATORY_UNIT','RESPONSIBLE_PERSON','ESCALATED_UNIT'));
