-- What rooms above count: a matter's state, unit and limits over a span of time. Known from recorded_at on, until a
-- correction supersedes it.
drop view if exists matter.v_interval;
create view matter.v_interval with (security_invoker = true) as
select zone_id, matter_id, seq, from_at, to_at, span, state, move, round, percent, type_code, source_kind, sponsor, lead_unit_id,
       original_due_on, due_on, opened_at, done_on, held_since, ends_hold, recorded_at, superseded_at
from matter.matter_interval;
comment on view matter.v_interval is '事项的状态区间：供统计使用';
grant select on matter.v_interval to ${app};

drop view if exists matter.v_matter;
create view matter.v_matter with (security_invoker = true) as
select zone_id, id, number, case when restricted then '受限事项' else title end as title, type_code, restricted
from matter.matter;
comment on view matter.v_matter is '事项的编号与标题：供统计使用；受限事项只有编号';
grant select on matter.v_matter to ${app};
