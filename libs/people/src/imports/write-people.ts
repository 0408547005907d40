import { record } from '@footing/audit';
import type { EntityManager } from 'typeorm';
import type { Import } from '../data/import.entity';
import { sides } from '../data/sides';
import { columnsRead } from './columns-read';
import type { Spoken } from './incoming.query';

/** Writes what `incoming` holds, and only where it says something else than we have. */
export async function writePeople(tx: EntityManager, of: Import, spoken: Spoken): Promise<void> {
  await createSchools(tx, of);
  await writePersons(tx, of, spoken);
  if (of.kind === 'students') await writeAges(tx, of);
  await (of.kind === 'students' ? writeApplications(tx, of, spoken) : writeOffers(tx, of, spoken));
  if (spoken.groups) await writeGroups(tx, of);
}

/** Schools that nobody has heard of: only there when whoever chose the columns said that they may be created. */
async function createSchools(tx: EntityManager, { institutionId, roundId, kind, createMissingSchools }: Import) {
  if (!createMissingSchools) return;
  const created = await tx.query<{ id: string }[]>(
    `insert into school (institution_id, name) select distinct $1::uuid, school from incoming where school is not null
     on conflict (institution_id, name) do nothing returning id`,
    [institutionId],
  );
  if (kind !== 'students') return;
  await tx.query(
    `insert into round_school (institution_id, round_id, school_id) select $1, $2, unnest($3::uuid[]) on conflict do nothing`,
    [institutionId, roundId, created.map(({ id }) => id)],
  );
}

async function writePersons(tx: EntityManager, of: Import, { school }: Spoken): Promise<void> {
  const { person } = sides[of.kind];
  await tx.query('update incoming set person_id = uuidv7(), is_new_person = true where person_id is null');
  await tx.query(
    `insert into ${person} (institution_id, id, university_id, email, first_name, last_name, school_id)
     select $1, i.person_id, i."universityId", i.email, i."firstName", i."lastName", s.id
     from incoming i left join school s on s.institution_id = $1 and s.name = i.school where i.is_new_person`,
    [of.institutionId],
  );
  await tx.query(
    `update ${person} p set university_id = n.university_id, email = n.email, first_name = n.first_name,
       last_name = n.last_name, school_id = n.school_id, updated_at = now()
     from (select i.person_id, coalesce(i."universityId", o.university_id) as university_id,
             coalesce(i.email, o.email) as email, i."firstName" as first_name, i."lastName" as last_name,
             case when $2 then s.id else o.school_id end as school_id
           from incoming i join ${person} o on o.institution_id = $1 and o.id = i.person_id
             left join school s on s.institution_id = $1 and s.name = i.school where not i.is_new_person) n
     where p.institution_id = $1 and p.id = n.person_id
       and (p.university_id, p.email, p.first_name, p.last_name, p.school_id)
         is distinct from (n.university_id, n.email, n.first_name, n.last_name, n.school_id)`,
    [of.institutionId, school],
  );
}

/** Who is not 18 yet, and until when; where a file does not say, what we know stays. */
async function writeAges(tx: EntityManager, { institutionId }: Import): Promise<void> {
  await tx.query(
    `update student p set under_18_until = nullif(i."under18Until", '')::date, updated_at = now() from incoming i
     where p.institution_id = $1 and p.id = i.person_id and i."under18Until" is not null
       and p.under_18_until is distinct from nullif(i."under18Until", '')::date`,
    [institutionId],
  );
}

async function writeApplications(tx: EntityManager, of: Import, { answerKeys, tier }: Spoken): Promise<void> {
  await tx.query(
    `insert into application as a (institution_id, round_id, student_id, answers, sealed_tier)
     select $1, $2, person_id, answers, "sealedTier" from incoming
     on conflict (institution_id, round_id, student_id) do update set
       answers = (a.answers - $3::text[]) || excluded.answers,
       sealed_tier = case when $4 then excluded.sealed_tier else a.sealed_tier end, updated_at = now()
     where (a.answers - $3::text[]) || excluded.answers <> a.answers
       or ($4 and excluded.sealed_tier is distinct from a.sealed_tier)`,
    [of.institutionId, of.roundId, answerKeys, tier],
  );
}

async function writeOffers(tx: EntityManager, of: Import, { answerKeys, places }: Spoken): Promise<void> {
  await tx.query(
    `insert into offer as a (institution_id, round_id, mentor_id, answers, places)
     select $1, $2, person_id, answers, coalesce(places, 1) from incoming
     on conflict (institution_id, round_id, mentor_id) do update set
       answers = (a.answers - $3::text[]) || excluded.answers,
       places = case when $4 then excluded.places else a.places end, updated_at = now()
     where (a.answers - $3::text[]) || excluded.answers <> a.answers or ($4 and excluded.places <> a.places)`,
    [of.institutionId, of.roundId, answerKeys, places],
  );
}

async function writeGroups(tx: EntityManager, { institutionId }: Import): Promise<void> {
  await tx.query(
    `delete from priority_group_member m using incoming i
     where m.institution_id = $1 and m.student_id = i.person_id and m.source = 'import'
       and not coalesce(i.groups, '[]') ? m.priority_group_id::text`,
    [institutionId],
  );
  await tx.query(
    `insert into priority_group_member (institution_id, student_id, priority_group_id, source)
     select $1, i.person_id, g::uuid, 'import' from incoming i cross join lateral jsonb_array_elements_text(i.groups) g
     on conflict (institution_id, student_id, priority_group_id) do update set source = 'import'
       where priority_group_member.source = 'declared'`,
    [institutionId],
  );
}

/** Leaves a line about everybody whom the file is about, in the name of whoever confirmed it. */
export async function recordWritten(tx: EntityManager, of: Import): Promise<void> {
  const kind = of.kind === 'students' ? 'student' : 'mentor';
  const written = await tx.query<{ id: string }[]>('select person_id as id from incoming where person_id is not null');
  const subjects = written.map(({ id }) => ({ kind, id }) as const);
  const actor = { institutionId: of.institutionId, accountId: of.confirmedBy, roles: ['system'] } as const;
  await record(tx, actor, { event: 'import.written', object: of.id, subjects, ...columnsRead(of) });
}
