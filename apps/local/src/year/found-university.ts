import type { INestApplicationContext } from '@nestjs/common';
import { Accounts, Portfolios } from '@footing/identity';
import { type Actor, type Role, systemActor } from '@footing/kernel';
import { Institutions, Programmes, Rounds } from '@footing/programmes';
import { at, pick } from '../demo/chance';
import { nameListsOf } from '../demo/names';
import type { PersonOfYear, Wishes } from './person-of-year';

/** The days of every round of the year. */
export const daysOfYear = {
  signUpOpens: '2026-09-28',
  signUpCloses: '2026-11-30',
  matchBy: '2026-12-11',
  meetingsStart: '2027-01-11',
  meetingsEnd: '2027-06-30',
} as const;

/** How many come to a programme. */
export interface Size {
  readonly kind: PersonOfYear['kind'];
  readonly students: number;
  readonly mentors: number;
  /** The most places that a mentor offers there. */
  readonly mostPlaces: number;
}

/** A university with everybody who takes part in its year. */
export interface UniversityOfYear {
  readonly institutionId: string;
  readonly lead: Actor;
  readonly consultant: Actor;
  readonly safeguardingLead: Actor;
  readonly programmes: Readonly<Partial<Record<PersonOfYear['kind'], string>>>;
  readonly rounds: Readonly<Partial<Record<PersonOfYear['kind'], string>>>;
  readonly students: readonly PersonOfYear[];
  readonly mentors: readonly PersonOfYear[];
}

/** Founds it, with an account for everybody and nothing else of them. */
export async function foundUniversity(
  app: INestApplicationContext,
  wishes: Wishes,
  sizes: readonly Size[],
): Promise<UniversityOfYear> {
  const words = { slug: 'year', name: 'University of Wexmere', contactEmail: 'mentoring@wexmere.example' };
  const { id } = await app.get(Institutions).create({ ...words, nation: 'england' });
  const system = systemActor(id);
  const lead = await account(app, id, 'Grace Hallam', 'grace@wexmere.example', 'programme-lead');
  const consultant = await account(app, id, 'Priya Nair', 'priya@wexmere.example', 'consultant');
  const safeguardingLead = await account(app, id, 'Ruth Adeyemi', 'ruth@wexmere.example', 'safeguarding-lead');
  const everybody = { whose: 'everybody' as const, schools: [], priorityGroups: [] };
  await app.get(Portfolios).change(system, consultant.accountId, everybody);
  const rounds: Partial<Record<PersonOfYear['kind'], string>> = {};
  const programmes: Partial<Record<PersonOfYear['kind'], string>> = {};
  const [students, mentors]: [PersonOfYear[], PersonOfYear[]] = [[], []];
  for (const { kind, students: some, mentors: others } of sizes) {
    programmes[kind] = await programme(app, lead, kind);
    rounds[kind] = await round(app, lead, kind, programmes[kind]);
    for (let left = some; left > 0; left -= 1)
      students.push(await person(app, id, wishes, 'student', kind, students.length));
    for (let left = others; left > 0; left -= 1)
      mentors.push(await person(app, id, wishes, 'mentor', kind, mentors.length));
  }
  return { institutionId: id, lead, consultant, safeguardingLead, programmes, rounds, students, mentors };
}

async function account(app: INestApplicationContext, institutionId: string, name: string, email: string, role: Role) {
  const made = await app.get(Accounts).create(systemActor(institutionId), { name, email, roles: [role] });
  return { institutionId, accountId: made.id, roles: [role] } satisfies Actor;
}

const names = { career: 'Career mentoring', group: 'Group mentoring', reverse: 'Reverse mentoring' };

async function programme(app: INestApplicationContext, lead: Actor, kind: PersonOfYear['kind']): Promise<string> {
  await app.get(Programmes).create(lead, { name: names[kind], kind, about: '' });
  return (await app.get(Programmes).list(lead)).find(({ name }) => name === names[kind])?.id ?? '';
}

async function round(
  app: INestApplicationContext,
  lead: Actor,
  kind: PersonOfYear['kind'],
  programmeId: string,
): Promise<string> {
  const made = await app.get(Rounds).create(lead, programmeId, {
    ...daysOfYear,
    ...{ name: `${names[kind]} 2026 to 2027`, answerWithinDays: 7 },
  });
  return made.id;
}

async function person(
  app: INestApplicationContext,
  institutionId: string,
  wishes: Wishes,
  side: PersonOfYear['side'],
  kind: PersonOfYear['kind'],
  number: number,
): Promise<PersonOfYear> {
  const [chance, list] = [wishes.chance('name', { side, number }), at(nameListsOf('British'), 0)];
  const name = `${pick(chance, list.first)} ${pick(chance, list.last)}`;
  const email = `${side}${number + 1}@wexmere.example`;
  return { side, number, name, email, kind, actor: await account(app, institutionId, name, email, side) };
}
