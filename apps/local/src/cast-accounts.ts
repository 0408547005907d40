import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '@footing/database';
import { Accounts } from '@footing/identity';
import type { Actor } from '@footing/kernel';
import { castMentors } from './demo/cast-mentors';
import { castStudents } from './demo/cast-students';

/** Two of the cast who take part: what students and mentors see can be tried as them. */
export const taking = [
  { role: 'student', person: castStudents.amina },
  { role: 'mentor', person: castMentors.joan },
] as const;

/** Gives them an account that is linked to their own record, where they have a record and no account yet. */
export async function addCastAccounts(app: INestApplicationContext, actor: Actor): Promise<void> {
  const [accounts, db] = [app.get(Accounts), app.get(Database)];
  const there = await accounts.list(actor);
  for (const { role, person } of taking) {
    const { email, firstName, lastName } = person;
    const [found] = await db.transaction(actor, (tx) =>
      tx.query<{ id: string }[]>(`select id from ${role} where institution_id = $1 and email = $2`, [
        actor.institutionId,
        email,
      ]),
    );
    const hasOne = there.some((one) => one.email === email || one[`${role}Id`] === found?.id);
    if (!found || hasOne) continue;
    const account = { name: `${firstName} ${lastName}`, email, roles: [role] };
    await accounts.create(actor, account, { [`${role}Id`]: found.id });
  }
}
