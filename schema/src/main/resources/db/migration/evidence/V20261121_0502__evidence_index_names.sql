-- Files are found by their names; the pairs of characters are a column for the reason given in decision 0010.
alter table evidence.file add column name_grams text[] not null
  generated always as (platform.bigrams(name)) stored;
comment on column evidence.file.name_grams is '文件名的相邻二字，检索用';
create index file_name_grams_ix on evidence.file using gin (zone_id, name_grams);
create index file_recent_ix on evidence.file (zone_id, uploaded_at desc, id);
