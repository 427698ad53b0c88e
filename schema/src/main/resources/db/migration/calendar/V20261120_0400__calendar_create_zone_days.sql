create schema calendar;
grant usage on schema calendar to ${app};
alter default privileges in schema calendar grant select, insert, update, delete on tables to ${app};

create table calendar.zone_year (
  zone_id uuid not null,
  year int not null,
  source text not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  version int not null,
  constraint zone_year_pk primary key (zone_id, year),
  constraint zone_year_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint zone_year_sensible check (year between 2000 and 2100)
);
comment on table calendar.zone_year is '本园区上传的年度工作日安排，叠加在国务院办公厅通知之上';
select platform.guard('calendar.zone_year');

create table calendar.zone_day (
  zone_id uuid not null,
  day date not null,
  year int not null,
  off boolean not null,
  name text not null,
  constraint zone_day_pk primary key (zone_id, day),
  constraint zone_day_year_fk foreign key (zone_id, year) references calendar.zone_year (zone_id, year)
);
comment on table calendar.zone_day is '本园区上传的放假日与调休上班日';
create index zone_day_year_ix on calendar.zone_day (zone_id, year);
select platform.guard('calendar.zone_day');
