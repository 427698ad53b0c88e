-- The rules every zone table keeps, so that the same schema runs on one machine and on a cluster distributed by zone.
-- Returns one row per breach; run as a test after all migrations, and by the doctor.
with z as (  -- zone tables: have a zone_id column, ordinary or partitioned, not in the list of local schemas
  select c.oid, c.oid::regclass::text t, a.attnum zatt, a.attnotnull nn, a.atttypid ty, a.attgenerated gen, a.attidentity ident
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'zone_id' and not a.attisdropped
  where c.relkind in ('r','p') and not c.relispartition and n.nspname not in ('pg_catalog','information_schema','platform'))
select t, 'zone_id must be uuid not null, not generated' breach from z where not nn or ty <> 'uuid'::regtype or gen <> ''
union all select z.t, 'primary key must begin with zone_id' from z where not exists (select 1 from pg_constraint k where k.conrelid=z.oid and k.contype='p' and k.conkey[1]=z.zatt)
union all select z.t, 'unique index without zone_id: '||i.indexrelid::regclass from z join pg_index i on i.indrelid=z.oid where i.indisunique and not z.zatt = any(i.indkey::int2[])
union all select z.t, 'exclusion without zone_id =: '||k.conname from z join pg_constraint k on k.conrelid=z.oid and k.contype='x'
  where not exists (select 1 from generate_subscripts(k.conkey,1) s join pg_operator o on o.oid=k.conexclop[s] where k.conkey[s]=z.zatt and o.oprname='=')
union all select z.t, 'FK to a zone table must pair zone_id with zone_id: '||k.conname from z join pg_constraint k on k.conrelid=z.oid and k.contype='f' and k.conparentid=0 join z r on r.oid=k.confrelid
  where not exists (select 1 from generate_subscripts(k.conkey,1) s where k.conkey[s]=z.zatt and k.confkey[s]=r.zatt)
union all select z.t, 'FK from a zone table to a table that is neither zone nor refdata: '||k.conname from z join pg_constraint k on k.conrelid=z.oid and k.contype='f' and k.conparentid=0
  where k.confrelid not in (select oid from z) and (select nspname from pg_namespace n join pg_class c on c.relnamespace=n.oid where c.oid=k.confrelid) <> 'refdata'
union all select k.conrelid::regclass::text, 'FK from a non-zone table to a zone table: '||k.conname from pg_constraint k where k.contype='f' and k.confrelid in (select oid from z) and k.conrelid not in (select oid from z) and not exists (select 1 from pg_inherits h where h.inhrelid=k.conrelid)
union all select z.t, 'ON DELETE/UPDATE SET NULL/DEFAULT or ON UPDATE CASCADE: '||k.conname from z join pg_constraint k on k.conrelid=z.oid and k.contype='f' where k.confdeltype in ('n','d') or k.confupdtype in ('n','d','c')
union all select z.t, 'trigger: '||g.tgname from z join pg_trigger g on g.tgrelid=z.oid and not g.tgisinternal
union all select z.t, 'rule: '||r.rulename from z join pg_rewrite r on r.ev_class=z.oid and r.rulename<>'_RETURN'
union all select z.t, 'identity/serial column: '||a.attname from z join pg_attribute a on a.attrelid=z.oid and not a.attisdropped left join pg_attrdef d on d.adrelid=z.oid and d.adnum=a.attnum where a.attidentity<>'' or pg_get_expr(d.adbin,d.adrelid) like 'nextval(%'
union all select z.t, 'inheritance without partitioning' from z join pg_inherits h on h.inhparent=z.oid join pg_class c on c.oid=z.oid where c.relkind='r'
union all select z.t, 'policy with a subquery: '||p.polname from z join pg_policy p on p.polrelid=z.oid where p.polqual::text like '%SUBLINK%' or p.polwithcheck::text like '%SUBLINK%'
union all select z.t, 'row level security is off' from z join pg_class c on c.oid=z.oid where not c.relrowsecurity
union all select k.conrelid::regclass::text, 'constraint name over 50 bytes: '||k.conname from pg_constraint k join z on z.oid=k.conrelid where octet_length(k.conname)>50
union all select c.oid::regclass::text, 'view without security_invoker' from pg_class c join pg_namespace n on n.oid=c.relnamespace where c.relkind='v' and n.nspname not in ('pg_catalog','information_schema') and not coalesce('security_invoker=true'=any(c.reloptions),false) and c.relname like 'v\_%'
order by 1,2;
