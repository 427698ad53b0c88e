-- A unit keeps its id when it is renamed, moved or put under another supervisor; what it was before lies in
-- unit_past. Only merger and abolition end a unit, then successor_id says who took over.
alter table organisation.unit add column state_from date;
update organisation.unit set state_from = valid_from where zone_id is not null;
alter table organisation.unit alter column state_from set not null;
alter table organisation.unit add column successor_id uuid;
alter table organisation.unit add constraint unit_successor_fk
  foreign key (zone_id, successor_id) references organisation.unit (zone_id, id);
alter table organisation.unit add constraint unit_state_ordered
  check (state_from >= valid_from and (valid_to is null or valid_to > state_from));
create index unit_supervised_by_ix on organisation.unit (zone_id, supervised_by_id);

create table organisation.unit_past (
  zone_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  short_name text not null,
  kind text not null,
  parent_id uuid,
  supervised_by_id uuid,
  state_from date not null,
  state_to date not null,
  reason text not null,
  constraint unit_past_pk primary key (zone_id, id),
  constraint unit_past_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint unit_past_ordered check (state_to > state_from)
);
comment on table organisation.unit_past is '单位沿革：更名、改隶、改变主管单位之前的状态';
create index unit_past_unit_ix on organisation.unit_past (zone_id, unit_id, state_from);
select platform.guard('organisation.unit_past');
revoke update, delete on organisation.unit_past from ${app};

alter table organisation.portfolio add column version int not null default 1;
create index portfolio_unit_ix on organisation.portfolio (zone_id, unit_id);
create index person_pinyin_ix on organisation.person (zone_id, name_pinyin);
