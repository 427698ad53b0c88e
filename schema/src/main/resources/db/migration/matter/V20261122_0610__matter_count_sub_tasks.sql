create index sub_task_given_ix on matter.sub_task (zone_id, given_at);
create index sub_task_ended_ix on matter.sub_task (zone_id, ended_at) where state = 'ACCEPTED';
create index sub_task_open_ix on matter.sub_task (zone_id, due_on) where state not in ('ACCEPTED', 'DROPPED');
create index matter_event_part_returned_ix on matter.matter_event (zone_id, at) where event = 'SubTaskSentBack';
