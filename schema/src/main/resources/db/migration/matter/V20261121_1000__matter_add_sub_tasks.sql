create table matter.sub_task (
  zone_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  unit_id uuid not null,
  what text,
  due_on date not null,
  mandatory boolean not null,
  state text not null,
  round int not null,
  given_at timestamptz not null,
  reported_at timestamptz,
  ended_at timestamptz,
  word text,
  sort int not null,
  constraint sub_task_pk primary key (zone_id, id),
  constraint sub_task_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint sub_task_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint sub_task_state_known check
    (state in ('ASSIGNED','SIGNED','IN_PROGRESS','REPORTED','SENT_BACK','ACCEPTED','DROPPED')),
  constraint sub_task_round_positive check (round >= 1)
);
comment on table matter.sub_task is '子任务：配合单位在一件事项中承担的部分';
comment on column matter.sub_task.what is '承担的内容；空为按事项要求配合办理';
comment on column matter.sub_task.mandatory is '必须完成：未认可前牵头单位不能反馈';
comment on column matter.sub_task.round is '轮次：每次退回重做加一';
comment on column matter.sub_task.word is '最近一次进展、反馈或退回的原话';
create index sub_task_matter_ix on matter.sub_task (zone_id, matter_id);
create index sub_task_unit_ix on matter.sub_task (zone_id, unit_id, state, matter_id)
  where state in ('ASSIGNED','SIGNED','IN_PROGRESS','REPORTED','SENT_BACK');
select platform.guard('matter.sub_task');

alter table matter.matter add column sub_tasks int not null default 0;
alter table matter.matter add column sub_tasks_done int not null default 0;
alter table matter.matter add column overruled_round int;
alter table matter.matter add constraint matter_sub_tasks_counted check (sub_tasks_done between 0 and sub_tasks);
comment on column matter.matter.sub_tasks is '子任务数，不含撤销的';
comment on column matter.matter.sub_tasks_done is '已认可的子任务数';
comment on column matter.matter.overruled_round is '交办单位准予带未完子任务、子事项反馈的轮次';
