create schema survey;
grant usage on schema survey to ${app};
alter default privileges in schema survey grant select, insert, update, delete on tables to ${app};

create table survey.survey (
  zone_id uuid not null,
  id uuid not null,
  form_version_id uuid not null,
  title text not null,
  due_on date not null,
  questions int not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asking_unit_id uuid,
  asked_at timestamptz not null,
  asked_on date not null,
  constraint survey_pk primary key (zone_id, id),
  constraint survey_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint survey_form_fk foreign key (zone_id, form_version_id) references form.form_version (zone_id, id),
  constraint survey_unit_fk foreign key (zone_id, asking_unit_id) references organisation.unit (zone_id, id)
);
comment on table survey.survey is '填报任务：要求若干单位在某日前填报一份表单';
comment on column survey.survey.questions is '题目数，填报负担按此计算';
comment on column survey.survey.asked_on is '下达日期（北京时间），填报负担按此归月';
create index survey_asked_ix on survey.survey (zone_id, asked_on desc, id);
create index survey_form_ix on survey.survey (zone_id, form_version_id);
select platform.guard('survey.survey');

create table survey.asked_fact (
  zone_id uuid not null,
  id uuid not null,
  survey_id uuid not null,
  fact text not null,
  constraint asked_fact_pk primary key (zone_id, id),
  constraint asked_fact_survey_fk foreign key (zone_id, survey_id) references survey.survey (zone_id, id),
  constraint asked_fact_once unique (zone_id, survey_id, fact)
);
comment on table survey.asked_fact is '填报任务问到的事实代码，用于找出重复索要';
create index asked_fact_ix on survey.asked_fact (zone_id, fact);
select platform.guard('survey.asked_fact');

create table survey.reply (
  zone_id uuid not null,
  id uuid not null,
  survey_id uuid not null,
  unit_id uuid not null,
  state text not null,
  answers jsonb not null,
  answered int not null,
  repeated int not null,
  filled_by uuid,
  filled_by_name text,
  handed_in_at timestamptz,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  version int not null,
  constraint reply_pk primary key (zone_id, id),
  constraint reply_survey_fk foreign key (zone_id, survey_id) references survey.survey (zone_id, id),
  constraint reply_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint reply_once unique (zone_id, survey_id, unit_id),
  constraint reply_state_known check (state in ('ASKED', 'HANDED_IN', 'RETURNED', 'ACCEPTED')),
  constraint reply_small check (octet_length(answers::text) <= 1000000)
);
comment on table survey.reply is '一个单位对一次填报任务的答复；一个单位一份';
comment on column survey.reply.repeated is '下达时该单位近十二个月内已被问过的事实数';
comment on column survey.reply.reason is '退回原因';
create index reply_unit_ix on survey.reply (zone_id, unit_id, state);
select platform.guard('survey.reply');

create table survey.reply_step (
  zone_id uuid not null,
  id uuid not null,
  reply_id uuid not null,
  step text not null,
  by_name text not null,
  at timestamptz not null,
  reason text,
  constraint reply_step_pk primary key (zone_id, id),
  constraint reply_step_reply_fk foreign key (zone_id, reply_id) references survey.reply (zone_id, id),
  constraint reply_step_known check (step in ('HANDED_IN', 'RETURNED', 'ACCEPTED'))
);
comment on table survey.reply_step is '答复的经过，只增不改';
create index reply_step_reply_ix on survey.reply_step (zone_id, reply_id, at);
revoke update, delete on survey.reply_step from ${app};
select platform.guard('survey.reply_step');

create table survey.given_fact (
  zone_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  fact text not null,
  answer text not null,
  kind text not null,
  reply_id uuid not null,
  given_on date not null,
  constraint given_fact_pk primary key (zone_id, id),
  constraint given_fact_reply_fk foreign key (zone_id, reply_id) references survey.reply (zone_id, id),
  constraint given_fact_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint given_fact_once unique (zone_id, reply_id, fact)
);
comment on table survey.given_fact is '已报过的事实：同一单位再被问到时连同来源和日期提示';
create index given_fact_ix on survey.given_fact (zone_id, unit_id, fact, given_on desc);
select platform.guard('survey.given_fact');

create table survey.reply_file (
  zone_id uuid not null,
  id uuid not null,
  reply_id uuid not null,
  evidence_id uuid not null,
  constraint reply_file_pk primary key (zone_id, id),
  constraint reply_file_reply_fk foreign key (zone_id, reply_id) references survey.reply (zone_id, id),
  constraint reply_file_evidence_fk foreign key (zone_id, evidence_id) references evidence.file (zone_id, id),
  constraint reply_file_once unique (zone_id, reply_id, evidence_id)
);
comment on table survey.reply_file is '答复所附照片和文件';
create index reply_file_evidence_ix on survey.reply_file (zone_id, evidence_id);
select platform.guard('survey.reply_file');
