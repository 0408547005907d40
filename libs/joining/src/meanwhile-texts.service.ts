import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { meanwhileOf, writeMeanwhile } from './data/meanwhile.query';

/** The most letters of such a text. */
export const MOST_MEANWHILE = 4000;

/** What a programme offers to students who have nobody yet: one text for each programme, which its lead writes. */
@Injectable()
export class MeanwhileTexts {
  constructor(private readonly db: Database) {}

  /** The text that students read now, with the programme's name. @throws {DomainError} forbidden; not-found. */
  async of(actor: Actor, programmeId: string): Promise<{ readonly programmeName: string; readonly body: string }> {
    permit(actor, 'programmes.edit');
    return this.db.transaction(actor, async (tx) => {
      const programmeName = await nameOf(tx, actor, programmeId);
      return { programmeName, body: await meanwhileOf(tx, actor.institutionId, programmeId) };
    });
  }

  /** '' says nothing to anybody. @throws {DomainError} invalid, when it is too long; forbidden; not-found. */
  async write(actor: Actor, programmeId: string, body: string): Promise<void> {
    permit(actor, 'programmes.edit');
    if (body.length > MOST_MEANWHILE)
      throw new DomainError('invalid', 'meanwhile.too-long', 'meanwhile.too-long', [
        { field: 'body', message: `Shorten it to ${MOST_MEANWHILE.toLocaleString('en-GB')} characters or fewer` },
      ]);
    await this.db.transaction(actor, async (tx) => {
      await nameOf(tx, actor, programmeId);
      await writeMeanwhile(tx, actor.institutionId, programmeId, body);
      await record(tx, actor, { event: 'meanwhile.changed', object: programmeId });
    });
  }
}

async function nameOf(tx: EntityManager, { institutionId }: Actor, id: string): Promise<string> {
  const [row] = await tx.query<{ name: string }[]>('select name from programme where institution_id = $1 and id = $2', [
    institutionId,
    id,
  ]);
  if (!row) throw new DomainError('not-found', 'programme.not-found', `programme ${id}`);
  return row.name;
}
