alter table intake.batch drop constraint batch_state_known;
alter table intake.batch add constraint batch_state_known
  check (state in ('UPLOADED','CHECKING','CHECKED','COMMITTING','COMMITTED','UNDOING','UNDONE'));
alter table intake.batch add column begun_at timestamptz;
comment on column intake.batch.begun_at is '后台工作开始的时间';

-- No query searches inside the cells; keeping this index cost more than writing the rows.
drop index intake.ledger_row_cells_ix;

alter table intake.ledger_row add column issues jsonb
  generated always as (jsonb_path_query_array(cells, '$.*.issues[*]')) stored;
comment on column intake.ledger_row.issues is '该行全部单元格的问题，由 cells 得出';
create index ledger_row_issues_ix on intake.ledger_row (zone_id, batch_id, row_number) where issues <> '[]'::jsonb;

alter table intake.ledger_row add column corrected boolean
  generated always as (jsonb_path_exists(cells, '$.*.corrected ? (@ == true)')) stored;
comment on column intake.ledger_row.corrected is '该行有单元格在屏幕上更正过，由 cells 得出';
create index ledger_row_corrected_ix on intake.ledger_row (zone_id, batch_id, row_number) where corrected;

alter table intake.entry add column corrected_key text not null default '';
comment on column intake.entry.corrected_key is '更正后的行标识：按原表导出的台账再次导入时据此认出；未更正时为空';
create index entry_corrected_ix on intake.entry (zone_id, ledger_key, corrected_key) where corrected_key <> '';
