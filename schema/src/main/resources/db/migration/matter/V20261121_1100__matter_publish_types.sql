-- One version of a type is in force at a time; its place in lists is that of its first version.
create unique index matter_type_in_force_once on matter.matter_type (zone_id, code) where retired_at is null;
create unique index matter_type_prefix_once on matter.matter_type (zone_id, prefix) where retired_at is null;
alter table matter.matter_type add column first_published_at timestamptz;
alter table matter.matter_type add column published_by uuid;
alter table matter.matter_type add column note text;
comment on column matter.matter_type.first_published_at is '首个版本的发布时间，空为本版即首版';
comment on column matter.matter_type.note is '本版修改说明';

alter table matter.matter add column time_choice text;
comment on column matter.matter.time_choice is '立项时所选时限办法：办法代码:时限代码';
