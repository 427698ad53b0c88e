-- 已有园区的内置角色可查看专项行动；督查专员可组织，督查专员与检查人员可检查。
insert into access.role_permit (zone_id, role_id, permit)
select r.zone_id, r.id, p.permit
from access.role r
join (values ('SUPERVISION_OFFICER', 'CAMPAIGN_READ'), ('LIAISON', 'CAMPAIGN_READ'), ('INSPECTOR', 'CAMPAIGN_READ'),
             ('ZONE_LEADER', 'CAMPAIGN_READ'), ('ASSESSOR', 'CAMPAIGN_READ'),
             ('SUPERVISION_OFFICER', 'CAMPAIGN_LEAD'),
             ('SUPERVISION_OFFICER', 'INSPECT'), ('INSPECTOR', 'INSPECT')) as p (code, permit) on p.code = r.code
where r.builtin
  and not exists (select 1 from access.role_permit o
                  where o.zone_id = r.zone_id and o.role_id = r.id and o.permit = p.permit);
