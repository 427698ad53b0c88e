-- Last digits of a number: 患〔2026〕118号 is kept as 811, so that numbers ending alike are one range of an index.
alter table matter.matter add column number_tail text collate "C"
  generated always as (reverse(substring(number from '([0-9]+)[^0-9]*$'))) stored;
comment on column matter.matter.number_tail is '编号末尾数字的倒写，按末几位查找用';
create index matter_tail_ix on matter.matter (zone_id, number_tail);
create index matter_number_start_ix on matter.matter (zone_id, number collate "C");

-- Initials of the title's pinyin, also part of the keywords. Null: not spelt yet.
alter table matter.matter add column initials text;
comment on column matter.matter.initials is '标题拼音首字母，空为尚未生成';
create index matter_unspelt_ix on matter.matter (zone_id, id) where initials is null;
