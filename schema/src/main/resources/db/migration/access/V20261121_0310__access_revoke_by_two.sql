-- 收回管理员角色须双人复核。
alter table access.proposal drop constraint proposal_kind_known;
alter table access.proposal add constraint proposal_kind_known
  check (kind in ('GRANT_ROLE', 'REVOKE_ROLE', 'RESET_PASSWORD'));
