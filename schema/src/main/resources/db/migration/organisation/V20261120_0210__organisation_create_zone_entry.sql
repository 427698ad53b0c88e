-- Every zone of the installation, outside row-level security: jobs loop over it, zone codes are unique in it, and the
-- set-up page is open exactly as long as it is empty.
create table platform.zone_entry (
  zone_id uuid not null,
  code text not null,
  created_at timestamptz not null,
  constraint zone_entry_pk primary key (zone_id),
  constraint zone_entry_code_once unique (code)
);
comment on table platform.zone_entry is '本安装的园区名录';
