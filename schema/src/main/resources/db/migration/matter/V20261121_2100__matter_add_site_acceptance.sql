alter table matter.matter_request add column accepted_on date;
alter table matter.matter_request add column accepted_by uuid;
alter table matter.matter_request add column acceptor_name text;
alter table matter.matter_request add column acceptance_opinion text;
alter table matter.matter_request add constraint matter_request_accepted_whole check
  ((accepted_on is null) = (accepted_by is null)
    and (accepted_on is null) = (acceptor_name is null)
    and (accepted_on is null) = (acceptance_opinion is null));
comment on column matter.matter_request.accepted_on is '现场验收合格日期：摘牌须先验收合格，再审批';
comment on column matter.matter_request.acceptance_opinion is '现场验收结论';

alter table matter.matter_request drop constraint matter_request_kind_known;
alter table matter.matter_request add constraint matter_request_kind_known check
  (kind in ('EXTENSION','SUSPENSION','CANCELLATION','DELISTING','PLAN'));
comment on table matter.matter_request is '申请：延期、中止、撤销、摘牌、办理方案，须他人审批';
