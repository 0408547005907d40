import type { Change, Corrector, HeldField, Records } from '@footing/consent';
import { type Actor, DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Answers } from '../data/answers';
import { sides } from '../data/sides';
import { cellText } from '../domain/cell-text';
import { faultAt } from '../domain/faults';
import type { Field } from '../domain/field';
import { fieldsOf, type PersonKind } from '../domain/fields';
import { type Answer, readValue } from '../domain/read-value';

type Here = Pick<Actor, 'institutionId'>;

/** Who somebody is, as it is kept: the column of each field, and where a school is looked up. */
const columns: Readonly<Record<string, string>> = {
  ...{ firstName: 'first_name', lastName: 'last_name', email: 'email', universityId: 'university_id' },
  school: 'school_id',
};
const kinds: readonly PersonKind[] = ['students', 'mentors'];
const prefixes = { students: 'student', mentors: 'mentor' } as const;

/** Of a side, what its owner may have corrected: who they are, and what they answered. */
const correctable = (kind: PersonKind): Field[] =>
  fieldsOf(kind).filter(({ key, group }) => key in columns || group === 'answer');

interface Kept {
  readonly partId: string | null;
  readonly values: Readonly<Record<string, string | null>>;
  readonly answers: Answers | null;
}

/** Corrects what we hold about students and mentors, read just as if it came in a file; of answers those said last. */
export const peopleCorrector: Corrector = {
  async held(tx: EntityManager, here: Here, person: Records): Promise<HeldField[]> {
    const all: HeldField[] = [];
    for (const kind of kinds) {
      const id = idOf(person, kind);
      const kept = id && (await keptOf(tx, here, kind, id));
      if (kept)
        for (const field of correctable(kind))
          if (field.key in columns || kept.answers?.[field.key] !== undefined)
            all.push({ field: `${prefixes[kind]}:${field.key}`, label: field.label, value: textOf(kept, field.key) });
    }
    return all;
  },

  fault(name: string, value: string): string | null {
    const found = fieldNamed(name);
    if (!found) return 'Select what is wrong from the list';
    const read = readAs(found.field, value);
    return 'fault' in read ? read.fault : null;
  },

  async correct(tx: EntityManager, actor: Actor, person: Records, { field: name, was, value }: Change): Promise<void> {
    const found = fieldNamed(name);
    const id = found && idOf(person, found.kind);
    const read = found && readAs(found.field, value);
    if (!found || !id || !read || 'fault' in read) throw new DomainError('invalid', 'right.value', name);
    const kept = await keptOf(tx, actor, found.kind, id, 'lock');
    if (!kept || textOf(kept, found.field.key) !== was) throw new DomainError('conflict', 'right.value-changed', name);
    if (found.field.key in columns) await writePerson(tx, actor, { ...found, id }, String(read.value));
    else await writeAnswer(tx, actor, found, kept.partId, read.value);
  },
};

const idOf = ({ studentId, mentorId }: Records, kind: PersonKind) => (kind === 'students' ? studentId : mentorId);

interface Named {
  readonly kind: PersonKind;
  readonly field: Field;
}

function fieldNamed(name: string): Named | null {
  const [prefix, key] = name.split(':');
  const kind = kinds.find((one) => prefixes[one] === prefix);
  const field = kind && correctable(kind).find((one) => one.key === key);
  return kind && field ? { kind, field } : null;
}

function readAs(field: Field, text: string): { readonly value: Answer } | { readonly fault: string } {
  const cell = cellText(text);
  const read = cell && 'value' in cell ? readValue(field, cell.value, undefined) : cell;
  if (read === null) return { fault: 'Enter what it should say' };
  if ('value' in read) return read;
  return { fault: faultAt({ row: 0, column: field.label, value: text }, read.trouble).message };
}

const textOf = ({ values, answers }: Kept, key: string): string => {
  const answer = key in columns ? values[key] : answers?.[key];
  return typeof answer === 'object' && answer !== null ? answer.join('; ') : String(answer ?? '');
};

async function keptOf(
  tx: EntityManager,
  { institutionId }: Here,
  kind: PersonKind,
  id: string,
  lock: 'lock' | 'look' = 'look',
): Promise<Kept | null> {
  const { person, part, personKey } = sides[kind];
  const hold = lock === 'lock' ? 'for update of x' : '';
  const [who] = await tx.query<Kept['values'][]>(
    `select x.first_name as "firstName", x.last_name as "lastName", x.email, x.university_id as "universityId", s.name as school
     from ${person} x left join school s on s.institution_id = x.institution_id and s.id = x.school_id
     where x.institution_id = $1 and x.id = $2 ${hold}`,
    [institutionId, id],
  );
  const [said] = await tx.query<{ id: string; answers: Answers }[]>(
    `select x.id, x.answers from ${part} x where x.institution_id = $1 and x.${personKey} = $2
     order by x.created_at desc, x.id desc limit 1 ${hold}`,
    [institutionId, id],
  );
  return who ? { values: who, partId: said?.id ?? null, answers: said?.answers ?? null } : null;
}

async function writePerson(
  tx: EntityManager,
  { institutionId }: Here,
  { kind, field: { key }, id }: Named & { readonly id: string },
  value: string,
): Promise<void> {
  const { person } = sides[kind];
  const column = columns[key] ?? '';
  if (key === 'email' || key === 'universityId') {
    const taken = await tx.query<unknown[]>(
      `select from ${person} where institution_id = $1 and lower(${column}) = lower($2) and id <> $3`,
      [institutionId, value, id],
    );
    if (taken.length > 0) throw new DomainError('conflict', 'right.value-taken', key);
  }
  const [school] =
    key === 'school'
      ? await tx.query<{ id: string }[]>('select id from school where institution_id = $1 and name = $2', [
          ...[institutionId, value],
        ])
      : [{ id: value }];
  if (!school) throw new DomainError('invalid', 'right.value', key);
  await tx.query(`update ${person} set ${column} = $3, updated_at = now() where institution_id = $1 and id = $2`, [
    ...[institutionId, id, school.id],
  ]);
}

async function writeAnswer(
  tx: EntityManager,
  { institutionId }: Here,
  { kind, field }: Named,
  partId: string | null,
  value: Answer,
): Promise<void> {
  await tx.query(
    `update ${sides[kind].part} set answers = answers || $3, updated_at = now() where institution_id = $1 and id = $2`,
    [institutionId, partId, JSON.stringify({ [field.key]: value })],
  );
}
