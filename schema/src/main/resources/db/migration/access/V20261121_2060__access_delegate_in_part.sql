-- 委托可以只及于部分事项：按事项类型或牵头单位，空为全部。
alter table access.delegation add column type_codes text[] not null default '{}';
alter table access.delegation add column unit_ids uuid[] not null default '{}';
comment on column access.delegation.type_codes is '只委托这些类型的事项；空为不限';
comment on column access.delegation.unit_ids is '只委托这些单位牵头的事项；空为不限';
