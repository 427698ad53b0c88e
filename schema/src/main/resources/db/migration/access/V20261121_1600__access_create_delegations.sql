create table access.delegation (
  zone_id uuid not null,
  id uuid not null,
  principal_id uuid not null,
  deputy_id uuid not null,
  duties text[] not null,
  first_on date not null,
  last_on date not null,
  reason text not null,
  made_at timestamptz not null,
  recalled_at timestamptz,
  recalled_by uuid,
  constraint delegation_pk primary key (zone_id, id),
  constraint delegation_principal_fk foreign key (zone_id, principal_id) references access.account (zone_id, id),
  constraint delegation_deputy_fk foreign key (zone_id, deputy_id) references access.account (zone_id, id),
  constraint delegation_two_people check (principal_id <> deputy_id),
  constraint delegation_ordered check (last_on >= first_on),
  constraint delegation_duties_some check (cardinality(duties) > 0),
  constraint delegation_recalled_whole check (num_nonnulls(recalled_at, recalled_by) in (0, 2))
);
comment on table access.delegation is '离岗委托：外出期间由他人代行指定职责，到期自动终止，可提前收回';
create index delegation_principal_ix on access.delegation (zone_id, principal_id, last_on);
create index delegation_deputy_ix on access.delegation (zone_id, deputy_id, last_on);
select platform.guard('access.delegation');
