-- What has been read out of a photo besides its EXIF facts; a photo without a row has not been gone through yet.
create table evidence.photo_sign (
  zone_id uuid not null,
  file_id uuid not null,
  printed boolean not null,
  software text,
  edited boolean not null,
  screenshot boolean not null,
  accuracy_m int,
  constraint photo_sign_pk primary key (zone_id, file_id),
  constraint photo_sign_file_fk foreign key (zone_id, file_id) references evidence.file (zone_id, id),
  constraint photo_sign_accuracy_range check (accuracy_m between 0 and 100000)
);
comment on table evidence.photo_sign is '照片迹象：编辑软件、截屏尺寸、定位精度；无此行即尚未分析';
comment on column evidence.photo_sign.printed is '是否有感知哈希：画面几乎无内容的照片没有';
comment on column evidence.photo_sign.accuracy_m is '照片自带的定位精度，米';
select platform.guard('evidence.photo_sign');

-- Found by a piece in common (an element of bands tells its place and its eight bits), then by the number of bits that
-- differ. Array containment is the operator the policies let pass an index, see decision 0010.
create table evidence.photo_print (
  zone_id uuid not null,
  file_id uuid not null,
  part smallint not null,
  bits bigint not null,
  bands smallint[] not null,
  constraint photo_print_pk primary key (zone_id, file_id, part),
  constraint photo_print_file_fk foreign key (zone_id, file_id) references evidence.file (zone_id, id),
  constraint photo_print_part_range check (part between 0 and 99),
  constraint photo_print_eight_bands check (cardinality(bands) = 8)
);
comment on table evidence.photo_print is '照片感知哈希：整幅与若干裁剪部分，用于发现重复使用的照片';
comment on column evidence.photo_print.part is '0 为整幅，其余为裁剪部分';
create index photo_print_bands_ix on evidence.photo_print using gin (zone_id, bands);
create index photo_print_whole_ix on evidence.photo_print using gin (zone_id, bands) where part = 0;
select platform.guard('evidence.photo_print');
