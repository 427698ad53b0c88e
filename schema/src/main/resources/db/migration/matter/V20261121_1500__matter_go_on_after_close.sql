-- Evaluation: the grade of the present close-off.
alter table matter.matter add column grade text;
alter table matter.matter add constraint matter_grade_known check (grade in ('A','B','C','D'));
comment on column matter.matter.grade is '办理质量评价等次，重新立项后清空';

-- One of two matters that are the same lives on; the other is cancelled and points to it.
alter table matter.matter add column merged_into uuid;
alter table matter.matter add constraint matter_merged_fk
  foreign key (zone_id, merged_into) references matter.matter (zone_id, id);
alter table matter.matter add constraint matter_merged_cancelled check (merged_into is null or state = 'CANCELLED');
comment on column matter.matter.merged_into is '并案去向：并入的事项';
create index matter_merged_ix on matter.matter (zone_id, merged_into) where merged_into is not null;

-- Where the work stood when it was handed in, for taking the report back.
alter table matter.matter add column reported_from text;
alter table matter.matter add column reported_step_due_at timestamptz;
alter table matter.matter add column reported_percent int;
comment on column matter.matter.reported_from is '反馈前的状态，撤回反馈时恢复';

-- The same place and the same enterprise, however they are punctuated.
create function platform.squeezed(value text) returns text language sql immutable strict parallel safe as $$
  select nullif(translate(lower(normalize(value, NFKC)),
    E' \t\r\n-_.,;:()[]{}<>/\\|#''"·、。【】〔〕《》“”‘’', ''), '')
$$;
alter table matter.matter add column place_key text collate "C" generated always as (
  platform.squeezed(coalesce(place, '') || coalesce(fields ->> 'building', '') || coalesce(fields ->> 'floor', ''))) stored;
alter table matter.matter add column subject_key text collate "C" generated always as (
  platform.squeezed(coalesce(subject_name, subject_code))) stored;
comment on column matter.matter.place_key is '地点（含楼栋、楼层）去标点后的文字，查找同一地点用';
comment on column matter.matter.subject_key is '对象名称去标点后的文字，查找同一对象用';
create index matter_place_ix on matter.matter (zone_id, place_key, id) where place_key is not null;
create index matter_subject_ix on matter.matter (zone_id, subject_key, id) where subject_key is not null;

alter table matter.matter_slot drop constraint matter_slot_known;
alter table matter.matter_slot add constraint matter_slot_known check (slot in ('SPONSORING_LEADER','ASSIGNING_UNIT',
  'LEAD_UNIT','SUPPORTING_UNIT','TERRITORIAL_UNIT','REGULATORY_UNIT','RESPONSIBLE_PERSON','ESCALATED_UNIT',
  'PARENT_LEAD_UNIT','LOOK_BACK_PERSON'));
