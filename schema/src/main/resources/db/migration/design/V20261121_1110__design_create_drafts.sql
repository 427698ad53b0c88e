create schema design;
grant usage on schema design to ${app};
alter default privileges in schema design grant select, insert, update, delete on tables to ${app};

create table design.type_draft (
  zone_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  sketch jsonb not null,
  based_on int not null,
  trial jsonb,
  changed_by uuid not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  version int not null,
  constraint type_draft_pk primary key (zone_id, id),
  constraint type_draft_zone_fk foreign key (zone_id) references organisation.zone (zone_id)
);
comment on table design.type_draft is '事项类型草稿：发布前的修改，连同试办事项；试办不进台账、统计、检索和编号';
comment on column design.type_draft.based_on is '所依据的已发布版本，0 为新类型';
create unique index type_draft_code_once on design.type_draft (zone_id, code) where code <> '';
create index type_draft_recent_ix on design.type_draft (zone_id, changed_at desc, id);
select platform.guard('design.type_draft');
