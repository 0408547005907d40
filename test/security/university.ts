import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Type } from '@nestjs/common';
import { Accounts, type Flow, Portfolios, Trials } from '@footing/identity';
import { type Actor, type Role, roles, systemActor } from '@footing/kernel';
import { Drafts, Reviews, Studies } from '@footing/matching';
import { Institutions, PriorityGroups, Programmes, Rounds, Schools } from '@footing/programmes';
import type { FreshDatabase } from '@footing/testing';
import { Seeds } from './seeds';

/** One university, with somebody in every role and one of everything. */
export interface University {
  readonly institutionId: string;
  readonly system: Actor;
  readonly people: Readonly<Record<Role, string>>;
  /** An id for each word that stands before a place in an address; those that are used up are made anew. */
  readonly seeds: Seeds;
  /** A word that is in every text of this university, and nowhere else. */
  readonly canary: string;
}

const days = {
  ...{ signUpOpens: '2026-09-21', signUpCloses: '2026-11-01', matchBy: '2026-12-01' },
  ...{ meetingsStart: '2026-12-02', meetingsEnd: '2027-06-01' },
};

/** Founds a university with everything in it. */
export async function found(web: NestExpressApplication, db: FreshDatabase, name: string): Promise<University> {
  const get = <T>(service: Type<T>): T => web.get(service, { strict: false });
  const canary = `canary${name.toLowerCase()}`;
  const words = { slug: name.toLowerCase(), name, nation: 'england', contactEmail: `a@${canary}.example` } as const;
  const { id: institutionId } = await get(Institutions).create(words);
  const system = systemActor(institutionId);
  const people = await engage(get(Accounts), db, system, canary);
  const lead: Actor = { institutionId, accountId: people['programme-lead'], roles: ['programme-lead'] };
  const [law, arts] = [
    await get(Schools).add(system, { name: `Law ${canary}` }),
    await get(Schools).add(system, { name: `Arts ${canary}` }),
  ];
  const group = await get(PriorityGroups).add(system, { name: `First ${canary}`, target: '', risks: [] });
  const programme = await get(Programmes).create(system, { name: canary, kind: 'career', about: canary });
  const round = await get(Rounds).create(system, programme.id, { name: canary, ...days, answerWithinDays: 7 });
  const portfolio = { schools: [law.id], priorityGroups: [] };
  await get(Portfolios).change(system, people.consultant, { whose: 'some', ...portfolio });
  const seeds = new Seeds(db, institutionId, canary, people, (providerId) => {
    const flow = { institutionId, providerId, accountId: people.administrator } as Flow;
    return get(Trials).keep(flow, { reason: 'flow.replayed' }, () => Promise.resolve());
  });
  // Three students whom the consultant looks after and one whom they do not, for two places: of the three somebody is
  // paired and somebody is not, however the lottery falls.
  const outside = await seeds.student(round.id, arts.id);
  const all: string[] = [];
  for (const { id } of [law, law, law]) all.push(await seeds.student(round.id, id));
  const [offerId] = [await seeds.mentor(round.id), await seeds.mentor(round.id)];
  const { id: draftId } = await get(Drafts).make(lead, round.id, { keep: 'nothing' });
  await get(Drafts).run(institutionId, draftId);
  const inside = await oneOf(db, 'draft_pair', all);
  const unmatched = await oneOf(db, 'draft_unmatched', all);
  const { id: studyId } = await get(Studies).ask(lead, draftId, { kind: 'chances', draws: 100 });
  const { revision: seen } = await get(Drafts).find(lead, draftId);
  const decisionId = await get(Reviews).approve(lead, { draftId, applicationId: inside, seen });
  const target = await get(Accounts).create(system, {
    name: canary,
    email: `target@${canary}.example`,
    roles: ['observer'],
  });
  seeds.keep({
    ...{ schools: law.id, 'priority-groups': group.id, programmes: programme.id, rounds: round.id },
    ...{ applications: inside, review: inside, offers: offerId, swap: offerId, drafts: draftId, studies: studyId },
    ...{ students: inside, mentors: offerId, pairs: inside, unmatched, decisions: decisionId },
    ...{ people: target.id, portfolios: people.consultant },
  });
  seeds.beyondReach({ applications: outside, students: outside, review: outside, pairs: outside, unmatched: outside });
  await seeds.all();
  return { institutionId, system, people, seeds, canary };
}

async function oneOf(db: FreshDatabase, table: string, applicationIds: readonly string[]): Promise<string> {
  const [row] = await db.query<{ id: string }>(
    `select application_id as id from ${table} where application_id = any($1::uuid[]) limit 1`,
    [applicationIds],
  );
  if (!row) throw new Error(`nobody of them is in ${table}`);
  return row.id;
}

/** Somebody in each role; students and mentors get theirs by hand, for no page gives it. */
async function engage(accounts: Accounts, db: FreshDatabase, system: Actor, canary: string) {
  const made: [Role, string][] = [];
  for (const role of roles) {
    const email = `${role}@${canary}.example`;
    const { id } = await accounts.create(system, { name: `${role} ${canary}`, email, roles: ['observer'] });
    await db.query('update account_role set role = $2 where account_id = $1', [id, role]);
    made.push([role, id]);
  }
  return Object.fromEntries(made) as Record<Role, string>;
}
