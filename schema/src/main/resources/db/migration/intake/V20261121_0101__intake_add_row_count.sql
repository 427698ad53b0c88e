alter table intake.batch add column row_count int not null default 0;
comment on column intake.batch.row_count is '读出的数据行数';
update intake.batch b
   set row_count = r.rows
  from (select zone_id, batch_id, count(*)::int as rows from intake.ledger_row group by zone_id, batch_id) r
 where r.zone_id = b.zone_id
   and r.batch_id = b.id;
