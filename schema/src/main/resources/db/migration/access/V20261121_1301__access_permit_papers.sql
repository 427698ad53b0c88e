insert into access.role_permit (zone_id, role_id, permit)
select r.zone_id, r.id, p.permit
from access.role r
join (values ('SUPERVISION_OFFICER', 'PAPER_DRAFT'), ('SUPERVISION_OFFICER', 'PAPER_REVIEW'),
  ('SUPERVISION_OFFICER', 'PAPER_ISSUE'), ('ZONE_LEADER', 'PAPER_REVIEW')) as p (role_code, permit)
  on p.role_code = r.code
where r.builtin
on conflict do nothing;
