-- What rooms above count about the parts of supporting units: the parts as they stand, and each time one was sent back.
drop view if exists matter.v_sub_task;
create view matter.v_sub_task with (security_invoker = true) as
select s.zone_id, s.id, s.matter_id, s.unit_id, s.what, s.due_on, s.state, s.round, s.given_at, s.reported_at, s.ended_at,
       m.state as matter_state
from matter.sub_task s
join matter.matter m on m.zone_id = s.zone_id and m.id = s.matter_id;
comment on view matter.v_sub_task is '协办单位的子任务：供统计使用';
grant select on matter.v_sub_task to ${app};

drop view if exists matter.v_sub_task_return;
create view matter.v_sub_task_return with (security_invoker = true) as
select e.zone_id, e.id, e.matter_id, s.id as sub_task_id, s.unit_id, s.what, s.due_on, s.state, e.at
from matter.matter_event e
join matter.sub_task s on s.zone_id = e.zone_id and s.matter_id = e.matter_id and s.id = cast(e.facts ->> 'subTask' as uuid)
where e.event = 'SubTaskSentBack';
comment on view matter.v_sub_task_return is '子任务每一次被退回重做：供统计使用';
grant select on matter.v_sub_task_return to ${app};
