-- The functions every zone table rests on. `enter_zone` is the first statement of each transaction;
-- row-level security lets nothing through until it has been called.
create schema if not exists platform;
create schema if not exists ext;
create schema if not exists refdata;
create extension if not exists pg_trgm schema ext;
create extension if not exists btree_gin schema ext;

grant usage on schema platform, ext, refdata to ${app};
alter default privileges in schema platform grant select, insert, update, delete on tables to ${app};
alter default privileges in schema refdata grant select on tables to ${app};

create function platform.current_zone() returns uuid language sql stable parallel safe
as $$ select nullif(current_setting('app.zone', true), '')::uuid $$;

create function platform.enter_zone(z uuid) returns void language plpgsql
as $$ begin execute format('set local app.zone = %L', z); end $$;

-- On a Citus cluster: makes a table distributed by zone, or a reference table. Elsewhere: nothing.
create function platform.place(t regclass, kind text default 'zone') returns void language plpgsql as $$
begin
  if not exists (select 1 from pg_extension where extname = 'citus') then return; end if;
  execute 'set local citus.multi_shard_modify_mode = ''sequential''';
  if kind = 'reference' then
    execute format('select create_reference_table(%L)', t);
  elsif t = to_regclass('organisation.zone') then
    execute format('select create_distributed_table(%L, ''zone_id'', shard_count => 32)', t);
  else
    execute format('select create_distributed_table(%L, ''zone_id'', colocate_with => ''organisation.zone'')', t);
  end if;
end $$;

-- Places a zone table and shuts it behind its zone.
create function platform.guard(t regclass) returns void language plpgsql as $$
begin
  perform platform.place(t);
  execute format('alter table %s enable row level security', t);
  execute format('create policy own_zone on %s using (zone_id = platform.current_zone())', t);
end $$;

-- Pairs of neighbouring characters: a GIN index over them answers two-character Chinese searches,
-- which trigrams cannot.
create function platform.bigrams(value text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct substr(lower(value), i, 2)), '{}')
  from generate_series(1, greatest(length(value) - 1, 1)) i
$$;
