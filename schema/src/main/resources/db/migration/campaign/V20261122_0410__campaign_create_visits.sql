create table campaign.scope_object (
  zone_id uuid not null,
  campaign_id uuid not null,
  subject_id uuid not null,
  unit_id uuid not null,
  area_id uuid,
  type_code text not null,
  sector text,
  joined_at timestamptz not null,
  left_at timestamptz,
  constraint scope_object_pk primary key (zone_id, campaign_id, subject_id),
  constraint scope_object_campaign_fk foreign key (zone_id, campaign_id) references campaign.campaign (zone_id, id),
  constraint scope_object_subject_fk foreign key (zone_id, subject_id) references subject.subject (zone_id, id),
  constraint scope_object_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id)
);
comment on table campaign.scope_object is '检查对象：行动范围内的对象，一个对象在一项行动中只计一次';
comment on column campaign.scope_object.unit_id is '责任单位：其辖区内的对象';
comment on column campaign.scope_object.joined_at is '列入范围的时刻；晚于启动的为新增对象';
comment on column campaign.scope_object.left_at is '退出范围的时刻：对象已注销、合并或不再属于范围';
create index scope_object_unit_ix on campaign.scope_object (zone_id, campaign_id, unit_id, subject_id);
create index scope_object_subject_ix on campaign.scope_object (zone_id, subject_id);
select platform.guard('campaign.scope_object');

create table campaign.pass (
  zone_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  number int not null,
  name text not null,
  previous_id uuid,
  method text not null,
  percent int,
  starts_on date not null,
  due_on date not null,
  algorithm text,
  seed text,
  fingerprint text,
  candidates uuid[] not null,
  weights int[] not null,
  wanted int not null,
  planned int not null,
  planned_by uuid not null,
  planned_by_name text not null,
  planned_at timestamptz not null,
  constraint pass_pk primary key (zone_id, id),
  constraint pass_campaign_fk foreign key (zone_id, campaign_id) references campaign.campaign (zone_id, id),
  constraint pass_previous_fk foreign key (zone_id, previous_id) references campaign.pass (zone_id, id),
  constraint pass_number_once unique (zone_id, campaign_id, number),
  constraint pass_period check (due_on >= starts_on)
);
comment on table campaign.pass is '一轮检查：大起底、再核查等';
comment on column campaign.pass.previous_id is '所对照的上一轮';
comment on column campaign.pass.method is '方式：ALL 全覆盖、SAMPLE 抽查、BY_RISK 按风险抽查、SELF 自查加抽查';
comment on column campaign.pass.candidates is '冻结的对象名单，按编号排列；与权重、种子一起可重演抽取';
comment on column campaign.pass.planned is '已生成的检查任务数；少于 wanted 时仍在生成';
create index pass_unfinished_ix on campaign.pass (zone_id) where planned < wanted;
select platform.guard('campaign.pass');

create table campaign.visit (
  zone_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  pass_id uuid not null,
  subject_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  state text not null,
  due_on date not null,
  team_id uuid,
  route int not null,
  first_inspector_id uuid,
  second_inspector_id uuid,
  visited_at timestamptz,
  result text,
  longitude double precision,
  latitude double precision,
  accuracy double precision,
  distance double precision,
  signature text,
  signer_name text,
  signature_note text,
  remark text,
  handed_in_by uuid,
  handed_in_at timestamptz,
  cancelled_because text,
  version int not null,
  constraint visit_pk primary key (zone_id, id),
  constraint visit_pass_fk foreign key (zone_id, pass_id) references campaign.pass (zone_id, id),
  constraint visit_subject_fk foreign key (zone_id, subject_id) references subject.subject (zone_id, id),
  constraint visit_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint visit_team_fk foreign key (zone_id, team_id) references campaign.team (zone_id, id),
  constraint visit_first_fk foreign key (zone_id, first_inspector_id) references organisation.person (zone_id, id),
  constraint visit_second_fk foreign key (zone_id, second_inspector_id) references organisation.person (zone_id, id),
  constraint visit_once unique (zone_id, pass_id, subject_id, kind),
  constraint visit_two_inspectors check (first_inspector_id <> second_inspector_id),
  constraint visit_state_known check (state in ('PLANNED', 'DONE', 'CANCELLED')),
  constraint visit_done_whole check (state <> 'DONE' or (result is not null and visited_at is not null))
);
comment on table campaign.visit is '检查：一轮中对一个对象的一次检查';
comment on column campaign.visit.kind is '种类：INSPECTION 检查组检查、SELF 自查、SPOT 对自查的抽查';
comment on column campaign.visit.route is '在检查组路线中的次序';
comment on column campaign.visit.distance is '检查位置与对象登记位置的距离，米';
comment on column campaign.visit.signature is '被检查方签字：SIGNED 已签、REFUSED 拒签、ABSENT 负责人不在场';
create index visit_pass_ix on campaign.visit (zone_id, pass_id, state, unit_id);
create index visit_campaign_ix on campaign.visit (zone_id, campaign_id, state, due_on, id);
create index visit_subject_ix on campaign.visit (zone_id, subject_id, due_on);
create index visit_team_ix on campaign.visit (zone_id, team_id, state, route);
select platform.guard('campaign.visit');
