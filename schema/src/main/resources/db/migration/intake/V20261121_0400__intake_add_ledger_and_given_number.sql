create table intake.ledger (
  zone_id uuid not null,
  ledger_key text not null,
  constraint ledger_pk primary key (zone_id, ledger_key)
);
comment on table intake.ledger is '台账：同一份台账的导入与撤回依次进行，以此行为锁';
select platform.guard('intake.ledger');

alter table intake.ledger_row add column given_number text
  generated always as (
    case when jsonb_path_exists(cells, '$.number.issues[*] ? (@.code == "LEDGER-NUMBER-RENEWED")') then null
         else cells #>> '{number,value}' end) stored;
comment on column intake.ledger_row.given_number is '该行沿用的编号，由 cells 得出；另编新号时为空';
create index ledger_row_given_number_ix on intake.ledger_row (zone_id, batch_id, given_number, row_number)
  where given_number is not null;
