-- What papers and bulletins say of a matter: the matter, who answers for it, what has happened to it.
create or replace view matter.v_matter_on_paper with (security_invoker = true) as
select m.zone_id, m.id, m.number, m.title, m.requirement, m.type_code, t.name as type_name, m.state, m.round, m.severity,
  m.source_kind, m.source_text, m.place, m.subject_name, m.lead_unit_id, u.name as lead_unit_name, m.responsible_name,
  m.percent, m.original_due_on, m.due_on, m.opened_at, m.received_at, m.closed_at, m.urge_count, m.return_count,
  m.extension_count, m.rung, m.rung_since
from matter.matter m
join matter.matter_type t on t.zone_id = m.zone_id and t.id = m.type_id
left join organisation.unit u on u.zone_id = m.zone_id and u.id = m.lead_unit_id;
comment on view matter.v_matter_on_paper is '公文所引的事项要素';

create or replace view matter.v_matter_slot with (security_invoker = true) as
select s.zone_id, s.matter_id, s.slot, s.sort, s.id, s.unit_id, u.name as unit_name,
  coalesce(p.name, s.person_name) as person_name, s.phone
from matter.matter_slot s
left join organisation.unit u on u.zone_id = s.zone_id and u.id = s.unit_id
left join organisation.person p on p.zone_id = s.zone_id and p.id = s.person_id;
comment on view matter.v_matter_slot is '事项的责任单位与责任人';

create or replace view matter.v_matter_happening with (security_invoker = true) as
select zone_id, matter_id, seq, at, event, actor_name, unit_name, facts
from matter.matter_event;
comment on view matter.v_matter_happening is '事项的办理过程';
