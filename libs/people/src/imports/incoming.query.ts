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
       "firstName" text, "lastName" text, school text, places smallint, "sealedTier" smallint, "under18Until" text, groups jsonb,
       experiences text, answers jsonb)
     where r.institution_id = '${of.institutionId}' and r.import_id = '${of.id}' and r.outcome <> 'fault'`,
  );
  await tx.query('analyze incoming');
  await tx.query(
    `update incoming i set person_id = m.person_id, part_id = a.id
     from (select i.row_number, coalesce(by_id.id, by_email.id) as person_id from incoming i
         left join ${person} by_id on by_id.institution_id = $1 and lower(by_id.university_id) = lower(i."universityId")
         left join ${person} by_email on by_email.institution_id = $1 and by_email.email = i.email and by_id.id is null
           and (i."universityId" is null or by_email.university_id is null)) m
       left join ${part} a on a.institution_id = $1 and a.round_id = $2 and a.${personKey} = m.person_id
     where i.row_number = m.row_number and m.person_id is not null`,
    [of.institutionId, of.roundId],
  );
  return takeOutClashes(tx, of);
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

/** How many incoming rows are new in the round, change anything, or say what we have; the rest of the file is faulty. */
export async function countOutcomes(tx: EntityManager, of: Import): Promise<ImportCounts> {
  const { sql, values } = outcomes(of);
  const rows = await tx.query<{ outcome: keyof ImportCounts; count: number }[]>(
    `select outcome, count(*)::int as count from (${sql}) o group by outcome`,
    values,
  );
  const counts = { new: 0, changed: 0, same: 0, ...Object.fromEntries(rows.map((row) => [row.outcome, row.count])) };
  return { ...counts, fault: of.rowCount - counts.new - counts.changed - counts.same };
}

/** Notes which rows are not new in the round after all. */
export async function noteOutcomes(tx: EntityManager, of: Import): Promise<void> {
  const { sql, values } = outcomes(of);
  await tx.query(
    `update import_row r set outcome = o.outcome from (${sql}) o
     where r.institution_id = $1 and r.import_id = '${of.id}' and r.row_number = o.row_number and o.outcome <> 'new'`,
    values,
  );
}

function outcomes(of: Import) {
  const { person, part } = sides[of.kind];
  const spoken = spokenOf(of);
  const sql = `
    select i.row_number, case when i.part_id is null then 'new' when ${changed(of)} then 'changed' else 'same' end as outcome
    from incoming i
      left join ${person} p on p.institution_id = $1 and p.id = i.person_id
      left join ${part} a on a.institution_id = $1 and a.id = i.part_id
      left join school s on s.institution_id = $1 and s.id = p.school_id`;
  const own = of.kind === 'students' ? [spoken.tier, spoken.groups] : [spoken.places];
  return { sql, values: [of.institutionId, spoken.answerKeys, spoken.school, spoken.experiences, ...own] };
}

/** Whether a known person's row says something else than we have. */
function changed({ kind }: Import): string {
  const side =
    kind === 'mentors'
      ? `($5 and coalesce(i.places, 1) <> a.places)`
      : `(nullif(i."under18Until", '')::date is distinct from p.under_18_until and i."under18Until" is not null)
         or ($5 and i."sealedTier" is distinct from a.sealed_tier)
         or ($6 and (exists (select from jsonb_array_elements_text(coalesce(i.groups, '[]')) g where not exists (
               select from priority_group_member m where m.institution_id = $1 and m.student_id = i.person_id
                 and m.priority_group_id = g::uuid))
             or exists (select from priority_group_member m where m.institution_id = $1 and m.student_id = i.person_id
                 and m.source = 'import' and not coalesce(i.groups, '[]') ? m.priority_group_id::text)))`;
  return `((i."universityId", i.email, i."firstName", i."lastName") is distinct from
           (case when i."universityId" is null then null else p.university_id end,
            case when i.email is null then null else p.email end, p.first_name, p.last_name)
         or ($3 and i.school is distinct from s.name)
         or ((a.answers - $2::text[]) || i.answers) <> a.answers
         or ($4 and i.experiences_differ)
         or ${side})`;
}
