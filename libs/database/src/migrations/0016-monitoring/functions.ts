import { HERE } from '../walls';

const asMonitor = `language plpgsql security definer set search_path = pg_catalog, monitoring, pg_temp`;

/** Takes rows in, and can do nothing else: what was said before stays, and the newest of each kind counts. */
const bringIn = `
  create function monitoring.bring_in(students text[], kinds text[], codes text[]) returns bigint ${asMonitor} as $$
  declare taken bigint;
  begin
    insert into monitoring.salt (institution_id) values (${HERE}) on conflict do nothing;
    with batch as materialized (select nextval('monitoring.batch') as number),
    given as (select * from unnest(students, kinds, codes) as row (student, kind, code))
    insert into monitoring.characteristic (institution_id, student, kind, code, batch)
      select ${HERE}, sha256(s.salt || convert_to(lower(given.student), 'UTF8')), given.kind, given.code, batch.number
      from given, batch, monitoring.salt s where s.institution_id = ${HERE};
    get diagnostics taken = row_count;
    return taken;
  end $$;`;

/**
 * Counts for a round, by kind and part. A part below 10 is hidden (null), and then so is the next smallest, and so on until
 * what is hidden sums to 10 or more: no hidden part can be worked out from the others. What is shown is rounded to 5, so
 * that two looks at different times do not tell of one person. The row with part '' is everybody.
 */
const counts = `
  create function monitoring.counts(of_round uuid)
    returns table (kind text, part text, place int, students int) ${asMonitor} as $$
  #variable_conflict use_column
  begin
    return query
    with people as (
      select a.student_id as id, sha256(s.salt || convert_to(lower(p.university_id), 'UTF8')) as student
      from public.application a
        join public.student p on p.institution_id = a.institution_id and p.id = a.student_id
        left join monitoring.salt s on s.institution_id = a.institution_id
      where a.institution_id = ${HERE} and a.round_id = of_round
    ),
    newest as (
      select c.student, c.kind, max(c.batch) as batch from monitoring.characteristic c
        join people p on p.student = c.student where c.institution_id = ${HERE} group by c.student, c.kind
    ),
    said as (
      select c.student, c.kind, min(d.place) as place, count(*) filter (where c.kind = 'disability' and d.place < 6) as several
      from monitoring.characteristic c join newest n on n.student = c.student and n.kind = c.kind and n.batch = c.batch
        join monitoring.code d on d.kind = c.kind and d.code = c.code
      where c.institution_id = ${HERE} group by c.student, c.kind
    ),
    parts as (select distinct d.kind, d.part, d.place::int as place from monitoring.code d),
    placed as (
      select k.kind, p.id, case when s.several > 1 then 5 else coalesce(s.place, k.last) end as place
      from (select d.kind, max(d.place) as last from monitoring.code d group by d.kind) k cross join people p
        left join said s on s.student = p.student and s.kind = k.kind
    ),
    counted as (
      select d.kind, d.part, d.place, count(p.id)::int as n from parts d
        left join placed p on p.kind = d.kind and p.place = d.place group by d.kind, d.part, d.place
    ),
    ranked as (
      select c.*, row_number() over smallest as rank,
        coalesce(sum(c.n) over (partition by c.kind order by c.n, c.place rows between unbounded preceding and 1 preceding), 0) as before,
        min(c.n) over (partition by c.kind) < 10 as some_hidden
      from counted c window smallest as (partition by c.kind order by c.n, c.place)
    )
    select r.kind, r.part, r.place, case when r.n < 10 or r.some_hidden and (r.rank = 2 or r.before < 10) then null
      else (round(r.n / 5.0) * 5)::int end from ranked r
    union all
    select t.kind, '', 0, case when sum(t.n) < 10 then null else (round(sum(t.n) / 5.0) * 5)::int end
      from counted t group by t.kind
    order by 1, 3;
  end $$;`;

/** The lists of codes, which are public: what a file may hold. */
const codes = `
  create function monitoring.codes() returns table (kind text, code text, part text) ${asMonitor} as $$
  #variable_conflict use_column
  begin
    return query select c.kind, c.code, c.part from monitoring.code c order by c.kind, c.place, c.code;
  end $$;`;

const signatures = ['bring_in(text[], text[], text[])', 'counts(uuid)', 'codes()'];

/** What the apps may do with equality monitoring: this, and nothing else. */
export const monitoringFunctions = [
  ...[bringIn, counts, codes],
  ...signatures.map(
    (signature) => `
      alter function monitoring.${signature} owner to footing_monitor;
      revoke all on function monitoring.${signature} from public;
      grant execute on function monitoring.${signature} to footing_app;`,
  ),
].join('\n');
