-- Of two open look-backs at one matter only the person of the later one can see it; the earlier is given up.
update lookback.task t
   set outcome = 'DROPPED', settled_at = d.drawn_at
  from lookback.draw d
 where d.zone_id = t.zone_id and d.id = t.draw_id and t.outcome is null
   and exists (select 1 from lookback.task later
                where later.zone_id = t.zone_id and later.matter_id = t.matter_id
                  and later.outcome is null and later.id > t.id);
create unique index task_open_once on lookback.task (zone_id, matter_id) where outcome is null;
