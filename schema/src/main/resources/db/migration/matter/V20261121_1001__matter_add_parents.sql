alter table matter.matter add column parent_id uuid;
alter table matter.matter add column parent_number text;
alter table matter.matter add column weight int not null default 1;
alter table matter.matter add constraint matter_parent_fk
  foreign key (zone_id, parent_id) references matter.matter (zone_id, id);
alter table matter.matter add constraint matter_parent_numbered check ((parent_id is null) = (parent_number is null));
alter table matter.matter add constraint matter_not_own_parent check (parent_id <> id);
alter table matter.matter add constraint matter_weight_range check (weight between 1 and 100);
comment on column matter.matter.parent_id is '上级事项：本事项由它分解而来';
comment on column matter.matter.parent_number is '上级事项的编号';
comment on column matter.matter.weight is '在上级事项中所占权重';
create index matter_parent_ix on matter.matter (zone_id, parent_id) where parent_id is not null;

alter table matter.matter_slot drop constraint matter_slot_known;
alter table matter.matter_slot add constraint matter_slot_known check (slot in ('SPONSORING_LEADER','ASSIGNING_UNIT',
  'LEAD_UNIT','SUPPORTING_UNIT','TERRITORIAL_UNIT','REGULATORY_UNIT','RESPONSIBLE_PERSON','ESCALATED_UNIT',
  'PARENT_LEAD_UNIT'));
