-- Changes with whatever a viewer is resolved from, in the same transaction, so that a node may go on using what it
-- has resolved for as long as the stamp is the same.
create table platform.viewer_stamp (
  zone_id uuid not null,
  stamp uuid not null,
  constraint viewer_stamp_pk primary key (zone_id)
);
comment on table platform.viewer_stamp is '各园区账号、角色、任职、委托等访问依据的最近变更标记';
