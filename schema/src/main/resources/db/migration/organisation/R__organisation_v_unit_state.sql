-- Every state each unit has been in: [state_from, state_to), the running one open-ended. Statistics as at a day take
-- names and tree from here.
create or replace view organisation.v_unit_state with (security_invoker = true) as
select zone_id, id as unit_id, name, short_name, kind, parent_id, supervised_by_id, state_from, valid_to as state_to
from organisation.unit
union all
select zone_id, unit_id, name, short_name, kind, parent_id, supervised_by_id, state_from, state_to
from organisation.unit_past;
comment on view organisation.v_unit_state is '单位在各时期的名称、类型与隶属关系';
