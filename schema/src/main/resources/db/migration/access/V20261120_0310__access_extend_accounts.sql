-- The post a person acts in, so that somebody with two posts keeps the chosen one over log-ins.
alter table access.account add column post_id uuid;
alter table access.account add constraint account_post_fk
  foreign key (zone_id, post_id) references organisation.post (zone_id, id);
create index login_record_account_ix on access.login_record (zone_id, account_id, at desc);

alter table access.role add column version int not null default 1;
alter table access.role_grant add column revoked_at timestamptz;
alter table access.role_grant add column revoked_by uuid;
create index role_grant_role_ix on access.role_grant (zone_id, role_id);

-- What one administrator proposes and another must approve before it holds (双人复核).
create table access.proposal (
  zone_id uuid not null,
  id uuid not null,
  kind text not null,
  account_id uuid not null,
  role_id uuid,
  valid_from date,
  valid_to date,
  reason text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  outcome text,
  decided_by uuid,
  decided_at timestamptz,
  constraint proposal_pk primary key (zone_id, id),
  constraint proposal_account_fk foreign key (zone_id, account_id) references access.account (zone_id, id),
  constraint proposal_role_fk foreign key (zone_id, role_id) references access.role (zone_id, id),
  constraint proposal_kind_known check (kind in ('GRANT_ROLE', 'RESET_PASSWORD')),
  constraint proposal_outcome_known check (outcome in ('APPROVED', 'REJECTED', 'WITHDRAWN')),
  constraint proposal_decided_whole check (num_nonnulls(outcome, decided_by, decided_at) in (0, 3)),
  constraint proposal_other_decides check (decided_by is null or outcome = 'WITHDRAWN' or decided_by <> proposed_by)
);
comment on table access.proposal is '管理员权限变更的双人复核：一人提出，另一名管理员批准后生效';
create index proposal_at_ix on access.proposal (zone_id, proposed_at desc);
create unique index proposal_open_once on access.proposal (zone_id, kind, account_id) where outcome is null;
select platform.guard('access.proposal');
