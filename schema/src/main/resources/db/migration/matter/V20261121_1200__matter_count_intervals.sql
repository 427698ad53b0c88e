create extension if not exists btree_gist schema ext;

-- Whose charge it is and since when the step is held: carried by the matter, copied into its intervals.
alter table matter.matter add column sponsor text;
alter table matter.matter add column held_since timestamptz;
comment on column matter.matter.sponsor is '包挂领导：人员标识，或台账中的姓名';
comment on column matter.matter.held_since is '现环节由现单位持有的起始时刻';

alter table matter.matter_interval add column source_kind text;
alter table matter.matter_interval add column sponsor text;
alter table matter.matter_interval add column move text;
alter table matter.matter_interval add column opened_at timestamptz;
alter table matter.matter_interval add column done_on date;
alter table matter.matter_interval add column held_since timestamptz;
alter table matter.matter_interval add column ends_hold boolean not null default false;
alter table matter.matter_interval add column recorded_at timestamptz;
alter table matter.matter_interval add column superseded_at timestamptz;
alter table matter.matter_interval
  add column span tstzrange not null generated always as (tstzrange(from_at, to_at)) stored;
comment on column matter.matter_interval.span is '区间的起止，按时点查找用';
comment on column matter.matter_interval.source_kind is '来源';
comment on column matter.matter_interval.sponsor is '包挂领导：人员标识，或台账中的姓名';
comment on column matter.matter_interval.move is '区间由何事开始，统计按此计次';
comment on column matter.matter_interval.opened_at is '销号时：立项时刻';
comment on column matter.matter_interval.done_on is '销号时：最后一次反馈之日，据此判断是否按期';
comment on column matter.matter_interval.held_since is '本环节由本单位持有的起始时刻';
comment on column matter.matter_interval.ends_hold is '区间结束时环节、轮次或单位改变';
comment on column matter.matter_interval.recorded_at is '何时得知：更正后的区间以更正之时为准';
comment on column matter.matter_interval.superseded_at is '何时被更正，空为至今有效';

update matter.matter_interval i
set recorded_at = i.from_at, source_kind = m.source_kind, opened_at = m.opened_at
from matter.matter m
where m.zone_id = i.zone_id and m.id = i.matter_id;

update matter.matter_interval i
set sponsor = s.sponsor
from (select zone_id, matter_id, min(coalesce(person_id::text, person_name)) as sponsor
      from matter.matter_slot where slot = 'SPONSORING_LEADER' group by zone_id, matter_id) s
where s.zone_id = i.zone_id and s.matter_id = i.matter_id;

update matter.matter m
set sponsor = s.sponsor
from (select zone_id, matter_id, min(coalesce(person_id::text, person_name)) as sponsor
      from matter.matter_slot where slot = 'SPONSORING_LEADER' group by zone_id, matter_id) s
where s.zone_id = m.zone_id and s.matter_id = m.id;

update matter.matter_interval i
set move = e.move
from (select e.zone_id, e.matter_id, e.seq,
             case e.event
               when 'Opened' then case when h.seq is null then 'OPENED' else 'TAKEN_OPEN' end
               when 'Assigned' then 'ASSIGNED'
               when 'Reassigned' then 'REASSIGNED'
               when 'Returned' then 'RETURNED'
               when 'Reopened' then 'REOPENED'
               when 'ClosedOff' then 'CLOSED'
               when 'ImportedClosed' then 'TAKEN_CLOSED'
               when 'Verified' then case when e.to_state = 'REWORK' then 'SENT_BACK' end
             end as move
      from matter.matter_event e
      left join matter.matter_event h
        on h.zone_id = e.zone_id and h.matter_id = e.matter_id and h.seq = e.seq + 1 and h.event = 'ImportedClosed'
       and h.at = e.at) e
where e.zone_id = i.zone_id and e.matter_id = i.matter_id and e.seq = i.seq and e.move is not null;

-- Done on the day of the last report before the close-off, or of the close-off itself.
update matter.matter_interval i
set done_on = (i.from_at at time zone 'Asia/Shanghai')::date
where i.move = 'CLOSED';

update matter.matter_interval i
set done_on = (r.at at time zone 'Asia/Shanghai')::date
from (select c.zone_id, c.matter_id, c.seq, max(b.at) as at
      from matter.matter_event c
      join matter.matter_event b on b.zone_id = c.zone_id and b.matter_id = c.matter_id and b.seq < c.seq
       and b.event = 'Reported'
      where c.event = 'ClosedOff'
      group by c.zone_id, c.matter_id, c.seq) r
where r.zone_id = i.zone_id and r.matter_id = i.matter_id and r.seq = i.seq;

update matter.matter_interval i
set held_since = h.held_since, ends_hold = h.ends_hold
from (select zone_id, matter_id, seq,
             min(from_at) over (partition by zone_id, matter_id, hold) as held_since,
             to_at is not null and hold is distinct from lead(hold) over (partition by zone_id, matter_id order by seq)
               as ends_hold
      from (select zone_id, matter_id, seq, from_at, to_at,
                   sum(changed) over (partition by zone_id, matter_id order by seq) as hold
            from (select zone_id, matter_id, seq, from_at, to_at,
                         case when (state, round, lead_unit_id) is not distinct from
                           (lag(state) over w, lag(round) over w, lag(lead_unit_id) over w) then 0 else 1 end as changed
                  from matter.matter_interval
                  window w as (partition by zone_id, matter_id order by seq)) c) n) h
where h.zone_id = i.zone_id and h.matter_id = i.matter_id and h.seq = i.seq;

update matter.matter m
set held_since = i.held_since
from matter.matter_interval i
where i.zone_id = m.zone_id and i.matter_id = m.id and i.to_at is null;

-- An urging changes no state: it is counted by a span of no length.
insert into matter.matter_interval (zone_id, matter_id, seq, from_at, to_at, state, move, round, percent, type_code,
  source_kind, sponsor, lead_unit_id, original_due_on, due_on, held_since, ends_hold, recorded_at)
select i.zone_id, i.matter_id, e.seq, e.at, e.at, i.state, 'URGED', i.round, i.percent, i.type_code, i.source_kind,
       i.sponsor, i.lead_unit_id, i.original_due_on, i.due_on, i.held_since, false, e.at
from matter.matter_event e
join matter.matter_interval i on i.zone_id = e.zone_id and i.matter_id = e.matter_id
 and i.seq = (select max(b.seq) from matter.matter_interval b
              where b.zone_id = e.zone_id and b.matter_id = e.matter_id and b.seq < e.seq)
where e.event = 'Urged';

-- What was taken back with its batch has never been.
update matter.matter_interval i
set superseded_at = e.at
from matter.matter_event e
where e.zone_id = i.zone_id and e.matter_id = i.matter_id and e.event = 'ImportUndone' and i.from_at <= e.at;

alter table matter.matter_interval alter column recorded_at set not null;
alter table matter.matter_interval alter column held_since set not null;
alter table matter.matter_interval alter column source_kind set not null;
alter table matter.matter_interval drop constraint matter_interval_pk;
alter table matter.matter_interval
  add constraint matter_interval_pk primary key (zone_id, matter_id, seq, recorded_at);

-- What stood at a moment is found by the moment; what happened in a period by its kind and day.
drop index matter.matter_interval_span_ix;
drop index matter.matter_interval_standing_ix;
create index matter_interval_standing_ix on matter.matter_interval (zone_id, lead_unit_id)
  include (type_code, state, due_on, source_kind, sponsor, matter_id)
  where to_at is null and superseded_at is null and state in ('OPENED','ASSIGNED','RECEIVED','IN_PROGRESS','REPORTED',
    'VERIFYING','PASSED','RETURNED','REWORK','SUSPENDED','SHELVED');
create index matter_interval_live_ix on matter.matter_interval using gist (zone_id, span)
  where state in ('OPENED','ASSIGNED','RECEIVED','IN_PROGRESS','REPORTED','VERIFYING','PASSED','RETURNED','REWORK',
    'SUSPENDED','SHELVED');
create index matter_interval_move_ix on matter.matter_interval (zone_id, move, from_at)
  include (lead_unit_id, type_code, source_kind, sponsor, matter_id, original_due_on, due_on, done_on, opened_at,
    recorded_at, superseded_at)
  where move is not null;
create index matter_interval_hold_ix on matter.matter_interval (zone_id, state, to_at)
  include (lead_unit_id, type_code, source_kind, sponsor, matter_id, held_since, recorded_at, superseded_at)
  where ends_hold;
create index matter_interval_overdue_ix on matter.matter_interval (zone_id, due_on)
  include (lead_unit_id, type_code, source_kind, sponsor, matter_id, from_at, to_at, recorded_at, superseded_at)
  where state in ('OPENED','ASSIGNED','RECEIVED','IN_PROGRESS','REPORTED','VERIFYING','PASSED','RETURNED','REWORK')
    and (to_at is null or to_at > (due_on + 1)::timestamp at time zone 'Asia/Shanghai');
