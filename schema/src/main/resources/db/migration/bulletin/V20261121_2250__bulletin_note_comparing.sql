drop index bulletin.paper_recheck_ix;
alter table bulletin.paper drop column recheck;
alter table bulletin.paper add column compared_at timestamptz;
comment on column bulletin.paper.compared_at is '截至何时的更正已比对过，数字未变';
create unique index paper_erratum_once on bulletin.paper (zone_id, corrects_id)
  where automatic and corrects_id is not null and state in ('DRAFT','IN_REVIEW','APPROVED');
