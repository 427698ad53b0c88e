alter table campaign.pass add column form_version_id uuid;
alter table campaign.pass add constraint pass_form_fk foreign key (zone_id, form_version_id) references form.form_version (zone_id, id);
comment on column campaign.pass.form_version_id is '检查表的版本';

alter table campaign.visit add column form_version_id uuid;
alter table campaign.visit add constraint visit_form_fk foreign key (zone_id, form_version_id) references form.form_version (zone_id, id);
alter table campaign.visit add column answers jsonb;
alter table campaign.visit add column score numeric(5, 1);
comment on column campaign.visit.answers is '检查表的答卷，按检查时的版本';
comment on column campaign.visit.score is '得分率（%）';

create table campaign.hazard (
  zone_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  pass_id uuid not null,
  visit_id uuid not null,
  subject_id uuid not null,
  unit_id uuid not null,
  matter_id uuid not null,
  item_key text,
  facts text not null,
  clause text,
  severity text not null,
  measure text,
  due_on date,
  on_spot boolean not null,
  found_at timestamptz not null,
  constraint hazard_pk primary key (zone_id, id),
  constraint hazard_visit_fk foreign key (zone_id, visit_id) references campaign.visit (zone_id, id),
  constraint hazard_subject_fk foreign key (zone_id, subject_id) references subject.subject (zone_id, id),
  constraint hazard_unit_fk foreign key (zone_id, unit_id) references organisation.unit (zone_id, id),
  constraint hazard_matter_fk foreign key (zone_id, matter_id) references matter.matter (zone_id, id),
  constraint hazard_matter_once unique (zone_id, matter_id),
  constraint hazard_severity_known check (severity in ('GENERAL', 'MAJOR'))
);
comment on table campaign.hazard is '检查发现的隐患：每条隐患是一件事项，办理以事项为准';
comment on column campaign.hazard.item_key is '不合格的检查项；空为检查表之外的发现';
comment on column campaign.hazard.on_spot is '检查时当场整改';
create index hazard_campaign_ix on campaign.hazard (zone_id, campaign_id, unit_id, found_at desc);
create index hazard_pass_ix on campaign.hazard (zone_id, pass_id, subject_id);
create index hazard_subject_ix on campaign.hazard (zone_id, subject_id, found_at desc);
create index hazard_visit_ix on campaign.hazard (zone_id, visit_id);
select platform.guard('campaign.hazard');

create table campaign.photo (
  zone_id uuid not null,
  visit_id uuid not null,
  file_id uuid not null,
  hazard_id uuid,
  moment text not null,
  sort int not null,
  constraint photo_pk primary key (zone_id, visit_id, file_id),
  constraint photo_visit_fk foreign key (zone_id, visit_id) references campaign.visit (zone_id, id),
  constraint photo_hazard_fk foreign key (zone_id, hazard_id) references campaign.hazard (zone_id, id),
  constraint photo_moment_known check (moment in ('SITE', 'BEFORE', 'AFTER'))
);
comment on table campaign.photo is '检查照片：现场、整改前、整改后';
create index photo_file_ix on campaign.photo (zone_id, file_id);
create index photo_hazard_ix on campaign.photo (zone_id, hazard_id);
select platform.guard('campaign.photo');
