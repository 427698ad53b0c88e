-- What papers and bulletins say of a matter: the matter, who answers for it, what has happened to it. Of a restricted
-- one they say its number, its limits and who leads it, and nothing of what it is about.
create or replace view matter.v_matter_on_paper with (security_invoker = true) as
select m.zone_id, m.id, m.number, case when m.restricted then '受限事项' else m.title end as title,
  case when m.restricted then '' else m.requirement end as requirement, m.type_code, t.name as type_name, m.state,
  m.round, m.severity, m.source_kind, case when m.restricted then null else m.source_text end as source_text,
  case when m.restricted then null else m.place end as place,
  case when m.restricted then null else m.subject_name end as subject_name, m.lead_unit_id, u.name as lead_unit_name, m.responsible_name,
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
select e.zone_id, e.matter_id, e.seq, e.at, e.event, e.actor_name, e.unit_name,
  case when m.restricted then '{}'::jsonb else e.facts end as facts
from matter.matter_event e
join matter.matter m on m.zone_id = e.zone_id and m.id = e.matter_id;
comment on view matter.v_matter_happening is '事项的办理过程';
