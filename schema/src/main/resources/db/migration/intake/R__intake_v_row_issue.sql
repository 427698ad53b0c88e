drop view if exists intake.v_row_issue;
create view intake.v_row_issue with (security_invoker = true) as
select r.zone_id,
       r.batch_id,
       r.row_number,
       r.state,
       i.value ->> 'code' as code,
       i.value ->> 'severity' as severity,
       i.value -> 'params' ->> 1 as about
  from intake.ledger_row r
 cross join lateral jsonb_array_elements(r.issues) i
 where r.issues <> '[]'::jsonb;
comment on view intake.v_row_issue is '导入行的每一个问题：行号、代码';
grant select on intake.v_row_issue to ${app};
