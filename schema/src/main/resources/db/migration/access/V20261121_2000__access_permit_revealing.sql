-- 已有园区的督查专员与系统管理员可凭事由查看个人信息。
insert into access.role_permit (zone_id, role_id, permit)
select r.zone_id, r.id, 'PERSONAL_DATA_REVEAL'
from access.role r
where r.builtin and r.code in ('SUPERVISION_OFFICER', 'SYSTEM_ADMINISTRATOR')
  and not exists (select 1 from access.role_permit p
                  where p.zone_id = r.zone_id and p.role_id = r.id and p.permit = 'PERSONAL_DATA_REVEAL');
