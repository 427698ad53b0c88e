insert into access.role_permit (zone_id, role_id, permit)
select r.zone_id, r.id, p.permit
from access.role r
join (values ('SUPERVISION_OFFICER', 'SUBJECT_READ'), ('SUPERVISION_OFFICER', 'SUBJECT_KEEP'),
  ('SUPERVISION_OFFICER', 'SUBJECT_TYPE_KEEP'), ('SUPERVISION_OFFICER', 'AREA_KEEP'),
  ('LIAISON', 'SUBJECT_READ'), ('LIAISON', 'SUBJECT_KEEP'),
  ('INSPECTOR', 'SUBJECT_READ'), ('INSPECTOR', 'SUBJECT_KEEP'),
  ('ZONE_LEADER', 'SUBJECT_READ'), ('ASSESSOR', 'SUBJECT_READ')) as p (role_code, permit)
  on p.role_code = r.code
where r.builtin
on conflict do nothing;
