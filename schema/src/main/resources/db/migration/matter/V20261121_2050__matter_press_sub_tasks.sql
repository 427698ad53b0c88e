-- 子任务的催办、督办级别与经办人；并案时随事项结束，撤销并案时恢复。
alter table matter.sub_task add column urge_count int not null default 0;
alter table matter.sub_task add column last_urged_at timestamptz;
alter table matter.sub_task add column rung text;
alter table matter.sub_task add column rung_since timestamptz;
alter table matter.sub_task add column raised_to uuid;
alter table matter.sub_task add column merged_from text;
alter table matter.sub_task add column handler_account_id uuid;
alter table matter.sub_task add constraint sub_task_rung_known check (rung in ('BLUE','YELLOW','ORANGE','RED'));
alter table matter.sub_task add constraint sub_task_raised_fk
  foreign key (zone_id, raised_to) references organisation.unit (zone_id, id);
alter table matter.sub_task add constraint sub_task_merged_from_known check
  (merged_from in ('ASSIGNED','SIGNED','IN_PROGRESS','REPORTED','SENT_BACK'));
comment on column matter.sub_task.urge_count is '催办次数';
comment on column matter.sub_task.rung is '督办级别：只到红色，挂牌以上属于整件事项';
comment on column matter.sub_task.raised_to is '提级单位：承担单位的上级，在级别解除前可见该事项';
comment on column matter.sub_task.merged_from is '事项并入他案前子任务所处的状态，撤销并案时恢复';
comment on column matter.sub_task.handler_account_id is '经办人：签收的账号，交接后为接收人';

update matter.sub_task s
set handler_account_id = e.account_id
from (
  select distinct on (zone_id, matter_id, facts ->> 'subTask') zone_id, matter_id, facts ->> 'subTask' as part, account_id
  from matter.matter_event
  where event = 'SubTaskSigned'
  order by zone_id, matter_id, facts ->> 'subTask', seq desc
) e
where s.zone_id = e.zone_id and s.matter_id = e.matter_id and s.id::text = e.part
  and s.state in ('SIGNED','IN_PROGRESS','REPORTED','SENT_BACK');

create index sub_task_climb_ix on matter.sub_task (zone_id, id)
  where mandatory and state in ('ASSIGNED','SIGNED','IN_PROGRESS','SENT_BACK');
create index sub_task_handler_ix on matter.sub_task (zone_id, handler_account_id)
  where handler_account_id is not null and state in ('ASSIGNED','SIGNED','IN_PROGRESS','REPORTED','SENT_BACK');

alter table matter.matter add column planned_sub_tasks jsonb;
comment on column matter.matter.planned_sub_tasks is '立项时拟定的子任务，交办时下达后清空';
