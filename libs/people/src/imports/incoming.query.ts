import type { EntityManager } from 'typeorm';
import type { Import, ImportCounts } from '../data/import.entity';
import { sides } from '../data/sides';
import { fieldOf } from '../domain/fields';

/** Which of a person's facts the file speaks about: an empty cell of these clears, everything else stays as it was. */
export interface Spoken {
  readonly answerKeys: readonly string[];
  readonly school: boolean;
  readonly places: boolean;
  readonly tier: boolean;
  readonly groups: boolean;
  readonly experiences: boolean;
}

/** What a mapping speaks about. */
export function spokenOf({ kind, mapping }: Pick<Import, 'kind' | 'mapping'>): Spoken {
  const targets = (mapping ?? []).map(({ target }) => target).filter((target) => target !== 'skip');
  const has = (...keys: string[]) => targets.some((target) => keys.includes(target));
  return {
    answerKeys: targets.filter((target) => (fieldOf(kind, target)?.group ?? 'answer') === 'answer'),
    school: has('school'),
    places: has('places'),
    tier: has('priorityTier'),
    groups: has('priorityGroups'),
    experiences: has('sharedExperienceWanted', 'sharedExperienceOffered'),
  };
}

/** A row that stands for two people, or for one that an earlier row stands for. */
export interface Clash {
  readonly row: number;
  readonly kind: 'two' | 'repeated';
  readonly email: string | null;
}

/**
 * Lays the readings without a fault out as a table `incoming` of this transaction, finds whom each is about (by university
 * ID, else by e-mail address), and takes rows out that cannot be told to be about one person.
 * @returns those rows.
 */
export async function layOutIncoming(tx: EntityManager, of: Import): Promise<Clash[]> {
  const { person, part, personKey } = sides[of.kind];
  await tx.query(
    `create temporary table incoming on commit drop as
     select r.row_number, x.*, null::uuid as person_id, null::uuid as part_id, false as is_new_person
     from import_row r cross join lateral jsonb_to_record(r.reading) as x("universityId" text, email text,
       "firstName" text, "lastName" text, school text, places smallint, "sealedTier" smallint, groups jsonb,
       experiences jsonb, answers jsonb)
     where r.institution_id = '${of.institutionId}' and r.import_id = '${of.id}' and r.outcome is distinct from 'fault'`,
  );
  await tx.query('analyze incoming');
  await tx.query(
    `update incoming i set person_id = p.id from ${person} p
     where p.institution_id = $1 and lower(p.university_id) = lower(i."universityId")`,
    [of.institutionId],
  );
  await tx.query(
    `update incoming i set person_id = p.id from ${person} p
     where i.person_id is null and p.institution_id = $1 and p.email = i.email
       and (i."universityId" is null or p.university_id is null)`,
    [of.institutionId],
  );
  const clashes = await takeOutClashes(tx, of);
  await tx.query(
    `update incoming i set part_id = a.id from ${part} a
     where a.institution_id = $1 and a.round_id = $2 and a.${personKey} = i.person_id`,
    [of.institutionId, of.roundId],
  );
  await tx.query('analyze incoming');
  return clashes;
}

async function takeOutClashes(tx: EntityManager, of: Import): Promise<Clash[]> {
  return tx.query<Clash[]>(
    `with clash as (
       select i.row_number, 'two' as kind from incoming i
         join ${sides[of.kind].person} p on p.institution_id = $1 and p.email = i.email
       where i.person_id is distinct from p.id
       union
       select row_number, 'repeated' from (
         select row_number, row_number() over (partition by person_id order by row_number) as nth
         from incoming where person_id is not null) numbered where nth > 1),
     taken_out as (
       delete from incoming i using (select row_number, max(kind) as kind from clash group by row_number) c
       where c.row_number = i.row_number returning i.row_number as row, c.kind, i.email)
     select * from taken_out order by row`,
    [of.institutionId],
  );
}

/** Notes of every incoming row whether it is new in the round, changes anything, or says what we have. */
export async function noteOutcomes(tx: EntityManager, of: Import, spoken: Spoken): Promise<ImportCounts> {
  const { person, part, partKey, experience } = sides[of.kind];
  await tx.query(
    `update import_row r set outcome = o.outcome from (
       select i.row_number, case when i.part_id is null then 'new' when ${changed(of)} then 'changed' else 'same' end as outcome
       from incoming i
         left join ${person} p on p.institution_id = $1 and p.id = i.person_id
         left join ${part} a on a.institution_id = $1 and a.id = i.part_id
         left join school s on s.institution_id = $1 and s.id = p.school_id
         left join ${experience} e on e.institution_id = $1 and e.${partKey} = i.part_id) o
     where r.institution_id = $1 and r.import_id = $2 and r.row_number = o.row_number`,
    [of.institutionId, of.id, spoken.answerKeys, spoken.school, spoken.experiences, ...own(of, spoken)],
  );
  const rows = await tx.query<{ outcome: keyof ImportCounts; count: number }[]>(
    'select outcome, count(*)::int as count from import_row where institution_id = $1 and import_id = $2 group by outcome',
    [of.institutionId, of.id],
  );
  return {
    new: 0,
    changed: 0,
    same: 0,
    fault: 0,
    ...Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count])),
  };
}

const own = (of: Import, spoken: Spoken) => (of.kind === 'students' ? [spoken.tier, spoken.groups] : [spoken.places]);

/** Whether a known person's row says something else than we have. */
function changed({ kind }: Import): string {
  const side =
    kind === 'mentors'
      ? `($6 and coalesce(i.places, 1) <> a.places)`
      : `($6 and i."sealedTier" is distinct from a.sealed_tier)
         or ($7 and (exists (select from jsonb_array_elements_text(coalesce(i.groups, '[]')) g where not exists (
               select from priority_group_member m where m.institution_id = $1 and m.student_id = i.person_id
                 and m.priority_group_id = g::uuid))
             or exists (select from priority_group_member m where m.institution_id = $1 and m.student_id = i.person_id
                 and m.source = 'import' and not coalesce(i.groups, '[]') ? m.priority_group_id::text)))`;
  return `((i."universityId", i.email, i."firstName", i."lastName") is distinct from
           (case when i."universityId" is null then null else p.university_id end,
            case when i.email is null then null else p.email end, p.first_name, p.last_name)
         or ($4 and i.school is distinct from s.name)
         or ((a.answers - $3::text[]) || i.answers) <> a.answers
         or ($5 and i.experiences is distinct from to_jsonb(e.experiences))
         or ${side})`;
}
