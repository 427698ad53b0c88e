-- 管理员账号的统一身份由一人提出、另一名管理员复核后绑定或解除。
alter table access.proposal add column subject text;
comment on column access.proposal.subject is '拟绑定的统一身份标识';
alter table access.proposal drop constraint proposal_kind_known;
alter table access.proposal add constraint proposal_kind_known
  check (kind in ('GRANT_ROLE', 'REVOKE_ROLE', 'RESET_PASSWORD', 'RESET_SECOND_FACTOR', 'BIND_IDENTITY', 'UNBIND_IDENTITY'));
