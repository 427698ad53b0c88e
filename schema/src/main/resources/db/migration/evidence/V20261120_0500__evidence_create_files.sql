create schema evidence;
grant usage on schema evidence to ${app};
alter default privileges in schema evidence grant select, insert, update, delete on tables to ${app};

-- One row per upload; the bytes lie in the store under their SHA-256, once, however often they were uploaded.
create table evidence.file (
  zone_id uuid not null,
  id uuid not null,
  sha256 text not null,
  media_type text not null,
  bytes bigint not null,
  name text not null,
  width int,
  height int,
  captured_at timestamptz,
  latitude numeric(8, 6),
  longitude numeric(9, 6),
  device text,
  previewed boolean not null,
  uploaded_by uuid not null,
  uploader_name text not null,
  uploaded_at timestamptz not null,
  constraint file_pk primary key (zone_id, id),
  constraint file_zone_fk foreign key (zone_id) references organisation.zone (zone_id),
  constraint file_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint file_not_empty check (bytes > 0),
  constraint file_place_whole check ((latitude is null) = (longitude is null))
);
comment on table evidence.file is '佐证材料：照片、文件等，内容按 SHA-256 存放，不可修改';
comment on column evidence.file.captured_at is '拍摄时间，取自照片 EXIF';
comment on column evidence.file.previewed is '是否已生成缩略图';
comment on column evidence.file.uploader_name is '上传时的姓名，不随人员改名而变';
create index file_sha256_ix on evidence.file (zone_id, sha256);
select platform.guard('evidence.file');
revoke update, delete on evidence.file from ${app};
