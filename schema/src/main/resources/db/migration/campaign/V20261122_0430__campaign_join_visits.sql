create table campaign.joint (
  zone_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  accepted boolean not null,
  held_on date,
  reason text,
  decided_by uuid not null,
  decided_by_name text not null,
  decided_at timestamptz not null,
  constraint joint_pk primary key (zone_id, id),
  constraint joint_subject_fk foreign key (zone_id, subject_id) references subject.subject (zone_id, id),
  constraint joint_accepted_day check (not accepted or held_on is not null)
);
comment on table campaign.joint is '合并检查：同一对象在多项行动中的检查合为一次，或决定不合并';
create index joint_subject_ix on campaign.joint (zone_id, subject_id);
select platform.guard('campaign.joint');

alter table campaign.visit add column joint_id uuid;
alter table campaign.visit add constraint visit_joint_fk foreign key (zone_id, joint_id) references campaign.joint (zone_id, id);
comment on column campaign.visit.joint_id is '对合并检查的决定；空为尚未提出或尚未决定';
create index visit_unjoined_ix on campaign.visit (zone_id, subject_id, due_on) where state = 'PLANNED' and joint_id is null;
create index visit_joint_ix on campaign.visit (zone_id, joint_id) where joint_id is not null;
