-- The totals above the ledger and the statistics of the present are answered from these two indexes alone.
create index matter_live_ix on matter.matter (zone_id, lead_unit_id)
  include (state, due_on, remind_on, step_due_at, opened_at, percent)
  where state in ('OPENED','ASSIGNED','RECEIVED','IN_PROGRESS','REPORTED','VERIFYING','PASSED','RETURNED','REWORK',
    'SUSPENDED','SHELVED');
drop index matter.matter_interval_now_ix;
create index matter_interval_standing_ix on matter.matter_interval (zone_id, lead_unit_id)
  include (type_code, state, due_on, from_at, matter_id) where to_at is null;
-- An index can answer alone only for pages that have been vacuumed.
alter table matter.matter set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
alter table matter.matter_interval
  set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
