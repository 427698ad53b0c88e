create schema place;
grant usage on schema place to ${app};
alter default privileges in schema place grant select, insert, update, delete on tables to ${app};

create table place.area (
  zone_id uuid not null,
  id uuid not null,
  parent_id uuid,
  kind text not null,
  name text not null,
  unit_id uuid,
  officer_id uuid,
  outline jsonb,
  west double precision,
  south double precision,
  east double precision,
  north double precision,
  sort int not null,
  closed_at timestamptz,
  version int not null,
  constraint area_pk primary key (zone_id, id),
  constraint area_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint area_parent_fk foreign key (zone_id, parent_id) references place.area (zone_id, id),
  constraint area_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint area_officer_fk foreign key (zone_id, officer_id) references organisation.person (zone_id, id),
  constraint area_kind_known check (kind in ('TOWN','COMMUNITY','GRID','SECTION')),
  constraint area_not_own_parent check (parent_id <> id),
  constraint area_outline_bounded check ((outline is null) = (west is null)
    and (outline is null) = (south is null) and (outline is null) = (east is null) and (outline is null) = (north is null))
);
comment on table place.area is '区域：乡镇街道、社区（村）、网格、片区，成树；轮廓为 GeoJSON 多边形（WGS-84）';
create index area_parent_ix on place.area (zone_id, parent_id);
create index area_bounds_ix on place.area (zone_id, west, east) where outline is not null;
select platform.guard('place.area');
