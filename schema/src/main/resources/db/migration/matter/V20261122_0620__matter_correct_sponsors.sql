alter table matter.correction drop constraint correction_fact_known;
alter table matter.correction add constraint correction_fact_known
  check (fact in ('LEAD_UNIT','OPENED_AT','ORIGINAL_DUE_ON','REPORTED_AT','CLOSED_AT','SPONSOR'));
