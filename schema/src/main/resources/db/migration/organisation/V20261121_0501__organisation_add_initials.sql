-- Initials of names in pinyin, for searching. Null: not spelt yet.
alter table organisation.unit add column initials text;
comment on column organisation.unit.initials is '名称与简称的拼音首字母，空为尚未生成';
alter table organisation.unit_alias add column initials text;
comment on column organisation.unit_alias.initials is '别名的拼音首字母，空为尚未生成';
