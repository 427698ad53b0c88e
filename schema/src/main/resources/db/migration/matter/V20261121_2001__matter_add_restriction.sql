-- 受限事项：只有责任位上的人、知悉范围内的人和持有专门权限的人可见。
alter table matter.matter add column restricted boolean not null default false;
alter table matter.matter add column restricted_because text;
alter table matter.matter add constraint matter_restricted_for_a_reason check (restricted = (restricted_because is not null));
comment on column matter.matter.restricted is '是否受限';
comment on column matter.matter.restricted_because is '受限的理由';
create index matter_restricted_ix on matter.matter (zone_id, id) where restricted;

-- 统计在办事项时须排除不可见的受限事项，索引因此带上编号。
drop index matter.matter_live_ix;
create index matter_live_ix on matter.matter (zone_id, lead_unit_id)
  include (state, due_on, remind_on, step_due_at, opened_at, percent, id)
  where state in ('OPENED','ASSIGNED','RECEIVED','IN_PROGRESS','REPORTED','VERIFYING','PASSED','RETURNED','REWORK',
    'SUSPENDED','SHELVED');

alter table matter.matter_slot drop constraint matter_slot_known;
alter table matter.matter_slot add constraint matter_slot_known check (slot in ('SPONSORING_LEADER','ASSIGNING_UNIT',
  'LEAD_UNIT','SUPPORTING_UNIT','TERRITORIAL_UNIT','REGULATORY_UNIT','RESPONSIBLE_PERSON','ESCALATED_UNIT',
  'PARENT_LEAD_UNIT','LOOK_BACK_PERSON','INFORMED'));
