import { Injectable } from '@nestjs/common';
import { type Actor, bases, DomainError, type Purpose, purposes } from '@footing/kernel';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { defaultNotice } from './domain/default-notice';

export type Language = 'en' | 'cy';

/** The text that somebody is shown before they decide. */
export interface Notice {
  /** 64 hexadecimal digits; a decision points at it. */
  readonly sha256: string;
  readonly version: number;
  readonly lang: Language;
  readonly body: string;
}

/** The texts that people are shown, each under its hash. */
@Injectable()
export class Notices {
  /** The newest text of a purpose: the institution's, or else the one we ship, which is kept here from its first showing. */
  async current(
    tx: EntityManager,
    { institutionId }: Pick<Actor, 'institutionId'>,
    purpose: Purpose,
    lang: Language = 'en',
  ): Promise<Notice> {
    const newest = await newestOf(tx, institutionId, purpose, lang);
    if (newest) return newest;
    const [rule] = await tx.query<{ basis: keyof typeof bases; months: number | null }[]>(
      'select basis, months::int as months from consent.rule_of($1)',
      [purpose],
    );
    const { basis, months } = rule ?? purposes[purpose];
    const body = defaultNotice({ ...purposes[purpose], months }, basis);
    return this.publish(tx, { institutionId }, { purpose, lang: 'en', body });
  }

  /** Whether a text is the newest of its purpose, in either language. */
  async isInForce(
    tx: EntityManager,
    actor: Pick<Actor, 'institutionId'>,
    { purpose, noticeSha256 }: { readonly purpose: Purpose; readonly noticeSha256: string },
  ): Promise<boolean> {
    const english = await this.current(tx, actor, purpose, 'en');
    const welsh = await this.current(tx, actor, purpose, 'cy');
    return noticeSha256 === english.sha256 || noticeSha256 === welsh.sha256;
  }

  /** Whether there is any text in Welsh. */
  async hasWelsh(tx: EntityManager, { institutionId }: Pick<Actor, 'institutionId'>): Promise<boolean> {
    const found = await tx.query<unknown[]>(
      `select 1 from consent.notice where institution_id = $1 and lang = 'cy' limit 1`,
      [institutionId],
    );
    return found.length > 0;
  }

  /** Puts a text in force; the very same text again changes nothing. */
  async publish(
    tx: EntityManager,
    { institutionId }: Pick<Actor, 'institutionId'>,
    { purpose, lang, body }: { readonly purpose: Purpose; readonly lang: Language; readonly body: string },
  ): Promise<Notice> {
    const hash = createHash('sha256').update(body, 'utf8').digest();
    await tx.query(
      `insert into consent.notice (institution_id, sha256, purpose, version, lang, body)
       select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5 from consent.notice
         where institution_id = $1 and purpose = $3 and lang = $4
       on conflict do nothing`,
      [institutionId, hash, purpose, lang, body],
    );
    const kept = await newestOf(tx, institutionId, purpose, lang);
    if (!kept) throw new DomainError('conflict', 'consent.notice-elsewhere', 'another purpose has this very text');
    return kept;
  }
}

async function newestOf(
  tx: EntityManager,
  institutionId: string,
  purpose: Purpose,
  lang: Language,
): Promise<Notice | null> {
  const [row] = await tx.query<Notice[]>(
    `select encode(sha256, 'hex') as sha256, version, lang, body from consent.notice
     where institution_id = $1 and purpose = $2 and lang = any ($3) order by (lang = $4) desc, version desc limit 1`,
    [institutionId, purpose, ['en', lang], lang],
  );
  return row ?? null;
}
