import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { textsNow } from './data/texts.query';
import type { TextNow } from './domain/texts';
import { fault, refuseFaults } from './errors';

/** A new version of a text, as the programme lead writes it. */
export interface NewText {
  readonly title: string;
  readonly body: string;
}

const MOST_TITLE = 120;
const MOST_BODY = 8_000;

/** Agreements and guides as the programme lead sees them: read, and published in new versions. */
@Injectable()
export class TogetherTexts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Every text as it holds now, agreements first. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<readonly TextNow[]> {
    permit(actor, 'programmes.edit');
    return this.db.transaction(actor, (tx) => textsNow(tx, actor.institutionId));
  }

  /** @throws {DomainError} not-found, `together.no-text`. */
  async find(actor: Actor, code: string): Promise<TextNow> {
    permit(actor, 'programmes.edit');
    return this.db.transaction(actor, (tx) => textOf(tx, actor, code));
  }

  /**
   * Puts a new version in the place of the one that holds. Agreements that somebody has signed stay as they were signed.
   * @param from the version that was edited. @throws {DomainError} invalid, `together.text`, with fields; not-found;
   * conflict, `together.text-changed`, when somebody else was quicker.
   */
  async publish(actor: Actor, code: string, from: number, { title, body }: NewText): Promise<TextNow> {
    permit(actor, 'programmes.edit');
    refuseFaults('together.text', [
      ...fault(title === '' || title.length > MOST_TITLE, 'title', `Enter a title of 1 to ${MOST_TITLE} characters`),
      ...fault(body === '' || body.length > MOST_BODY, 'body', `Write 1 to ${MOST_BODY} characters`),
    ]);
    return this.db.transaction(actor, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('texts of ' || $1::uuid::text, 0))`, [
        actor.institutionId,
      ]);
      const before = await textOf(tx, actor, code);
      if (before.version !== from) throw new DomainError('conflict', 'together.text-changed', code);
      await tx.query(
        `insert into together_text (institution_id, code, version, title, body, sha256, published_at, published_by)
         values ($1, $2, $3, $4, $5, sha256(convert_to($5, 'UTF8')), $6, $7)`,
        [actor.institutionId, code, from + 1, title, body, this.clock.now(), actor.accountId],
      );
      await record(tx, actor, { event: 'together-text.published', fields: [code] });
      return textOf(tx, actor, code);
    });
  }
}

async function textOf(tx: EntityManager, { institutionId }: Actor, code: string): Promise<TextNow> {
  const found = (await textsNow(tx, institutionId)).find((text) => text.code === code);
  if (!found) throw new DomainError('not-found', 'together.no-text', code);
  return found;
}
