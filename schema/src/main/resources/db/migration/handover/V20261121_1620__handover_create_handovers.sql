create schema handover;
grant usage on schema handover to ${app};
alter default privileges in schema handover grant select, insert, update, delete on tables to ${app};

create table handover.handover (
  zone_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  unit_id uuid not null,
  unit_name text not null,
  post_title text not null,
  giver_id uuid not null,
  giver_account_id uuid,
  giver_name text not null,
  taker_id uuid not null,
  taker_name text not null,
  state text not null,
  effective_on date,
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  stand_in_name text,
  stand_in_reason text,
  offered_at timestamptz,
  agreed_at timestamptz,
  effective_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text,
  version int not null,
  constraint handover_pk primary key (zone_id, id),
  constraint handover_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint handover_post_fk foreign key (zone_id, post_id) references organisation.post (zone_id, id),
  constraint handover_giver_fk foreign key (zone_id, giver_id) references organisation.person (zone_id, id),
  constraint handover_taker_fk foreign key (zone_id, taker_id) references organisation.person (zone_id, id),
  constraint handover_two_people check (giver_id <> taker_id),
  constraint handover_state_known check (state in ('PREPARED','OFFERED','AGREED','EFFECTIVE','UNDONE','CANCELLED')),
  constraint handover_stand_in_reasoned check ((stand_in_name is null) = (stand_in_reason is null))
);
comment on table handover.handover is '岗位交接：一次移交一个岗位的全部在办工作，移交人与接收人双方确认';
create unique index handover_post_once on handover.handover (zone_id, post_id) where state in ('PREPARED','OFFERED','AGREED');
create index handover_due_ix on handover.handover (zone_id, effective_on) where state = 'AGREED';
create index handover_at_ix on handover.handover (zone_id, prepared_at desc);
create index handover_giver_ix on handover.handover (zone_id, giver_id);
select platform.guard('handover.handover');

create table handover.taker (
  zone_id uuid not null,
  handover_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  name text not null,
  confirmed_at timestamptz,
  constraint taker_pk primary key (zone_id, handover_id, person_id),
  constraint taker_handover_fk foreign key (zone_id, handover_id) references handover.handover (zone_id, id),
  constraint taker_person_fk foreign key (zone_id, person_id) references organisation.person (zone_id, id)
);
comment on table handover.taker is '接收人：各自确认所接收的部分';
create index taker_person_ix on handover.taker (zone_id, person_id);
select platform.guard('handover.taker');

create table handover.item (
  zone_id uuid not null,
  id uuid not null,
  handover_id uuid not null,
  kind text not null,
  object_id uuid not null,
  number text,
  title text not null,
  due_on date,
  charges text[] not null,
  kept boolean not null,
  taker_id uuid,
  note text,
  refusal text,
  outcome text,
  added boolean not null,
  moved_seq int,
  moved_id uuid,
  constraint item_pk primary key (zone_id, id),
  constraint item_handover_fk foreign key (zone_id, handover_id) references handover.handover (zone_id, id),
  constraint item_taker_fk foreign key (zone_id, taker_id) references organisation.person (zone_id, id),
  constraint item_object_once unique (zone_id, handover_id, kind, object_id),
  constraint item_kind_known check (kind in ('MATTER','SAVED_VIEW','PORTFOLIO')),
  constraint item_outcome_known check (outcome is null or outcome in ('MOVED','KEPT','GONE')),
  constraint item_kept_or_taken check (kept = (taker_id is null))
);
comment on table handover.item is '交接清单的一项：事项、视图或分管，交给谁或保留';
select platform.guard('handover.item');
