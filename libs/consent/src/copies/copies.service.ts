import { Inject, Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { dayInLondon } from '../domain/clocks/day';
import { clockFrom, dueOn } from '../domain/clocks/right-clock';
import { addLine } from '../rights/data/lines.query';
import { personOf, recordedAs, subjectOf, type WholePerson } from '../rights/data/person.query';
import { addGivenCopy } from '../rights/data/request-changes.query';
import { nationOf } from '../rights/data/requests.query';
import type { Cell, FileInCopy, PartOfMe, Reading } from './part-of-me';

/** Under which a module hands over the parts of all libraries. */
export const PARTS_OF_ME = 'parts of me';

/** A part with what is held. */
export type ReadPart = Omit<PartOfMe, 'rows' | 'tables' | 'files'> & {
  readonly rows: readonly (readonly Cell[])[];
  readonly files?: readonly FileInCopy[];
};

/** Everything that is held about somebody, at one moment. */
export interface CopyOfMe {
  readonly name: string;
  readonly institution: string;
  readonly at: Date;
  /** All parts, also those in which nothing is held. */
  readonly parts: readonly ReadPart[];
}

/** Copies of everything that is held about somebody, for themselves alone. */
@Injectable()
export class Copies {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    @Inject(PARTS_OF_ME) readonly parts: readonly PartOfMe[],
  ) {}

  /**
   * Reads everything, in one transaction, and writes down that a copy was given.
   * Cost: a few statements a part; about a tenth of a second for somebody with a year behind them.
   * @throws {DomainError} forbidden, `permission.missing`; conflict, `copy.too-many`, after five within a day.
   */
  take(actor: Actor): Promise<CopyOfMe> {
    permit(actor, 'rights.ask');
    const { institutionId } = actor;
    return this.db.transaction(
      actor,
      async (tx) => {
        const person = await personOf(tx, institutionId, actor.accountId ?? '');
        if (!person) throw new DomainError('forbidden', 'permission.missing', 'rights.ask');
        await refuseTooMany(tx, institutionId, person.accountId, this.clock.now());
        const parts = await this.read({ tx, institutionId, person, secrets: this.secrets });
        const at = this.clock.now();
        await this.keep(tx, actor, person, at);
        const [here] = await tx.query<{ name: string }[]>('select name from institution where id = $1', [
          institutionId,
        ]);
        return { name: person.name, institution: here?.name ?? '', at, parts };
      },
      'own',
    );
  }

  private async read(of: Reading): Promise<ReadPart[]> {
    const parts: ReadPart[] = [];
    for (const { name, title, words, columns, rows, files } of this.parts)
      parts.push({ name, title, words, columns, rows: await rows(of), ...(files ? { files: await files(of) } : {}) });
    return parts;
  }

  /** A copy that somebody takes is a request that was answered at once. */
  private async keep(tx: EntityManager, actor: Actor, person: WholePerson, at: Date): Promise<void> {
    const { institutionId } = actor;
    const { accountId } = person;
    const receivedOn = dayInLondon(at);
    const due = dueOn(clockFrom(receivedOn), await nationOf(tx, institutionId));
    const subject = subjectOf(actor, person);
    const requestId = await addGivenCopy(tx, institutionId, { accountId, subject, receivedOn, dueOn: due }, at);
    const line = { requestId, accountId, personId: subject.id, words: '', dueOn: due, mailId: null };
    await addLine(tx, this.secrets, institutionId, { ...line, step: 'closed' });
    const fields = this.parts.map(({ name }) => name);
    await record(tx, actor, {
      event: 'copy.taken',
      object: requestId,
      subjects: recordedAs(person),
      special: true,
      fields,
    });
  }
}

/** Copies that somebody may take within 24 hours: more than anybody needs, and few enough that a browser left open is no tap. */
const MOST_A_DAY = 5;

/** Two at once are counted one after the other. */
async function refuseTooMany(tx: EntityManager, institutionId: string, accountId: string, at: Date): Promise<void> {
  await tx.query('select from account where institution_id = $1 and id = $2 for update', [institutionId, accountId]);
  const [row] = await tx.query<{ taken: number }[]>(
    `select count(*)::int as taken from rights_request where institution_id = $1 and account_id = $2 and kind = 'copy'
       and outcome = 'given' and closed_at > $3::timestamptz - interval '1 day'`,
    [institutionId, accountId, at],
  );
  if ((row?.taken ?? 0) >= MOST_A_DAY) throw new DomainError('conflict', 'copy.too-many', `account ${accountId}`);
}
