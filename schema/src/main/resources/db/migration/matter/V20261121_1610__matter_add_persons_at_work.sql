-- 经办人与核查人：签收、受理核查时记下，交接时移交；代行时记下委托人。
alter table matter.matter add column handler_account_id uuid;
alter table matter.matter add column verifier_account_id uuid;
alter table matter.matter add column reporter_for_id uuid;
comment on column matter.matter.handler_account_id is '经办人：签收的账号，交接后为接收人';
comment on column matter.matter.verifier_account_id is '核查人：受理核查的账号';
comment on column matter.matter.reporter_for_id is '反馈由他人代行时的委托人';
alter table matter.matter_request add column requested_for uuid;
comment on column matter.matter_request.requested_for is '申请由他人代行时的委托人';
alter table matter.matter_event add column on_behalf_of uuid;
comment on column matter.matter_event.on_behalf_of is '代行时的委托人账号';

update matter.matter m
set handler_account_id = e.account_id
from (
  select distinct on (zone_id, matter_id) zone_id, matter_id, event, account_id
  from matter.matter_event
  where event in ('Received', 'Assigned', 'Reassigned')
  order by zone_id, matter_id, seq desc
) e
where m.zone_id = e.zone_id and m.id = e.matter_id and e.event = 'Received'
  and m.state in ('RECEIVED', 'IN_PROGRESS', 'REPORTED', 'VERIFYING', 'PASSED', 'REWORK', 'SUSPENDED', 'SHELVED');
create index matter_handler_ix on matter.matter (zone_id, handler_account_id)
  where handler_account_id is not null and state in ('ASSIGNED','RECEIVED','IN_PROGRESS','REPORTED','VERIFYING','PASSED','RETURNED','REWORK','SUSPENDED','SHELVED');
