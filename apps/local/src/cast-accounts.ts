import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '@footing/database';
import { Accounts } from '@footing/identity';
import type { Actor } from '@footing/kernel';
import { castMentors } from './demo/cast-mentors';
import { castStudents } from './demo/cast-students';

/** Somebody who takes part: a student or a mentor of the cast. */
export interface TakingPart {
  readonly role: 'student' | 'mentor';
  readonly person: { readonly email: string; readonly firstName: string; readonly lastName: string };
}

/** Those of the cast who take part, as whom everything can be tried, each with what they stand before. */
export const taking = [
  { role: 'student', person: castStudents.amina, hint: 'Student: signs up, sees where they stand, says yes or no' },
  { role: 'mentor', person: castMentors.joan, hint: 'Mentor: offers places, and meets a student' },
  {
    role: 'student',
    person: castStudents.ben,
    hint: 'Student: has a shortlist of mentors to choose from, and a survey to answer',
  },
  { role: 'student', person: castStudents.chloe, hint: 'Student: has short calls with mentors she chose' },
  { role: 'mentor', person: castMentors.curtis, hint: 'Mentor: is asked for short calls' },
  { role: 'student', person: castStudents.rhys, hint: 'Student: met his mentor yesterday' },
  { role: 'mentor', person: castMentors.nnamdi, hint: 'Mentor: met his student yesterday, and has a survey to answer' },
] as const satisfies readonly (TakingPart & { readonly hint: string })[];

/**
 * Gives them an account that is linked to their own record, where they have a record and no account yet.
 * @returns as whom each acts, by their address; without those who have no record.
 */
export async function addCastAccounts(
  app: INestApplicationContext,
  actor: Actor,
  people: readonly TakingPart[],
): Promise<ReadonlyMap<string, Actor>> {
  const [accounts, db] = [app.get(Accounts), app.get(Database)];
  const there = await accounts.list(actor);
  const { institutionId } = actor;
  const acting = new Map<string, Actor>();
  for (const { role, person } of people) {
    const { email, firstName, lastName } = person;
    const [found] = await db.transaction(actor, (tx) =>
      tx.query<{ id: string }[]>(`select id from ${role} where institution_id = $1 and email = $2`, [
        institutionId,
        email,
      ]),
    );
    const known = there.find((one) => one.email === email || one[`${role}Id`] === found?.id);
    const account = { name: `${firstName} ${lastName}`, email, roles: [role] };
    const has = known ?? (found && (await accounts.create(actor, account, { [`${role}Id`]: found.id })));
    if (has) acting.set(email, { institutionId, accountId: has.id, roles: [role] });
  }
  return acting;
}
