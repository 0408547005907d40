import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { AnsweringByLink, type WaveKind } from '@footing/surveys';
import { type Invented, inventedAnswers } from './survey-answers';

/** A survey that waits for somebody, with the link from their mail. */
interface Waiting {
  readonly personId: string;
  readonly token: string;
  readonly isMatched: boolean;
}

/** What the people of a round who have no account do with the mail that they get. */
export class OpenSurveys {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly system: Actor,
    private readonly roundId: string,
  ) {}

  /** Who was asked at a wave and can be written to, each with their link; mentors left out, and in the same order every time. */
  async waiting(kind: WaveKind): Promise<Waiting[]> {
    const secrets = this.app.get(Secrets, { strict: false });
    return this.app.get(Database).transaction(this.system, async (tx) => {
      const rows = await tx.query<{ personId: string; isMatched: boolean; sealed: Buffer }[]>(
        `select i.person_id as "personId", i.pairing_id is not null as "isMatched", m.sealed from survey_invitation i
           join survey_link l on l.institution_id = i.institution_id and l.invitation_id = i.id
           join mail m on m.institution_id = l.institution_id and m.id = l.mail_id
         where i.institution_id = $1 and i.round_id = $2 and i.kind = $3 and i.person_kind = 'student' and m.sealed is not null
         order by i.person_id`,
        [this.system.institutionId, this.roundId, kind],
      );
      const sealed = rows.map((row) => ({ personId: null, sealed: row.sealed }));
      const texts = await secrets.openMany(tx, this.system, 'mail.sealed', sealed);
      return rows.map(({ personId, isMatched }, at) => ({ personId, isMatched, token: tokenIn(texts[at] ?? '') }));
    });
  }

  /** Answers everything that can be ticked. @param isHandedIn whether they also send it. */
  async answer(
    { token, isMatched }: Waiting,
    kind: 'baseline' | 'close',
    who: Invented & { readonly isHandedIn: boolean },
  ): Promise<void> {
    const answering = this.app.get(AnsweringByLink);
    const key = kind === 'baseline' ? 'student-start' : isMatched ? 'student-close' : 'applicant-later';
    await answering.keep(token, inventedAnswers(key, who));
    if (who.isHandedIn) await answering.submit(token);
  }

  /** Reads what a survey is for, and says yes to being counted. */
  async agree({ token }: Waiting): Promise<void> {
    const answering = this.app.get(AnsweringByLink);
    const { ask } = await answering.open(token);
    if (ask) await answering.agree(token, ask.shown);
  }
}

const tokenIn = (text: string): string => /\/survey\/([A-Za-z0-9_-]{54})/.exec(text)?.[1] ?? '';

/** The last mail that there is; what comes after it is newer. */
export async function lastMail(app: INestApplicationContext, system: Actor): Promise<string> {
  const [row] = await app
    .get(Database)
    .transaction(system, (tx) =>
      tx.query<{ id: string }[]>('select id from mail where institution_id = $1 order by id desc limit 1', [
        system.institutionId,
      ]),
    );
  return row?.id ?? '00000000-0000-0000-0000-000000000000';
}

/** Mail of weeks ago has left: nobody is to find a hundred of it on the day on which the demonstration is loaded. */
export async function hasLeft(app: INestApplicationContext, system: Actor, after: string): Promise<void> {
  await app.get(Database).transaction(system, async (tx) => {
    // Nor is anything left to do for it: what is sent next would wait behind it.
    await tx.query(
      `delete from jobs.job j using mail m where m.institution_id = $1 and m.id > $2 and m.state = 'waiting'
         and j.name = 'send-mail' and j.data ->> 'mailId' = m.id::text`,
      [system.institutionId, after],
    );
    await tx.query(
      `update mail set state = 'sent', sealed = null, done_at = now() where institution_id = $1 and id > $2 and state = 'waiting'`,
      [system.institutionId, after],
    );
  });
}
