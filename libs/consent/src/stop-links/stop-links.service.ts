import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, DomainError, type Purpose, type RequestMark, systemActor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type Choice, Choices, choicesOf, type Decision } from '../choices.service';
import type { Person } from '../person';
import { lineOfLink, linkInWords, readStopLink, type StopLink } from './stop-link';

/** Purposes that people get mail for, and can stop from it. */
export type MailedPurpose = Extract<Purpose, 'news' | 'follow-up'>;

/** What a link stops, and how that stands. */
export interface OpenStopLink {
  readonly institutionId: string;
  readonly purpose: Purpose;
  readonly standing: Choice['standing'];
  /** When it became so; null where nothing was ever said. */
  readonly since: Date | null;
}

const USE = 'link that stops';
const METHOD = 'link in a message';

/**
 * Links in mail that stop what the mail is sent for: for whoever holds one, without signing in. A link can only stop, so it
 * has no end; opening it changes nothing, for scanners of mail open every link.
 */
@Injectable()
export class StopLinks {
  constructor(
    private readonly db: Database,
    private readonly choices: Choices,
    private readonly secrets: Secrets,
  ) {}

  /** The last part of the link's address, for mail to this person. */
  async make(
    tx: EntityManager,
    { institutionId }: Pick<Actor, 'institutionId'>,
    person: Person,
    purpose: MailedPurpose,
  ): Promise<string> {
    const link = { institutionId, person, purpose };
    return linkInWords(link, await this.sealOf(tx, link));
  }

  /** What it stops and how that stands now; null for a link that is not ours. */
  open(text: string): Promise<OpenStopLink | null> {
    return this.withLink(text, async (tx, { institutionId, person, purpose }) => {
      const choice = await standingOf(tx, { institutionId, person, purpose });
      return { institutionId, purpose, standing: choice?.standing ?? 'never', since: choice?.since ?? null };
    });
  }

  /**
   * Stops it. What is stopped already stays as it is, however often the link is used.
   * @returns false for a link that is not ours.
   */
  async stop(text: string, request?: RequestMark): Promise<boolean> {
    const found = await this.withLink(text, async (tx, link) => ({
      link,
      by: await accountOf(tx, link),
      saidUnder: (await standingOf(tx, link))?.standing === 'given' ? await lastSaid(tx, link) : null,
    }));
    if (!found) return false;
    const { link, by, saidUnder } = found;
    if (!saidUnder) return true;
    const actor: Actor = { ...by, ...(request ? { request } : {}) };
    await this.choices
      .stop(actor, link.person, { purpose: link.purpose, item: '', ...saidUnder, method: METHOD })
      .catch((error: unknown) => {
        if (!(error instanceof DomainError && isStoppedAnyway.includes(error.code))) throw error;
      });
    return true;
  }

  private async withLink<T>(text: string, work: (tx: EntityManager, link: StopLink) => Promise<T>): Promise<T | null> {
    const read = readStopLink(text);
    if (!read) return null;
    const { link, seal } = read;
    return this.db.transaction(
      link,
      async (tx) => {
        // Without this a made-up institution would be given a key.
        const [known] = await tx.query<unknown[]>('select from institution where id = $1', [link.institutionId]);
        if (!known || !isSame(await this.sealOf(tx, link), seal)) return null;
        return work(tx, link);
      },
      'own',
    );
  }

  private async sealOf(tx: EntityManager, link: StopLink): Promise<string> {
    const [seal = ''] = await this.secrets.tokens(tx, link, USE, [lineOfLink(link)]);
    return seal;
  }
}

/** Used twice at once, the second finds it done; while something is being handed over it holds, and is written down later. */
const isStoppedAnyway: readonly string[] = ['consent.does-not-follow', 'consent.stop-holds'];

const isSame = (ours: string, theirs: string): boolean =>
  ours.length === theirs.length && timingSafeEqual(Buffer.from(ours), Buffer.from(theirs));

async function standingOf(
  tx: EntityManager,
  { institutionId, person, purpose }: StopLink,
): Promise<Choice | undefined> {
  const all = await choicesOf(tx, { institutionId }, person);
  return all.find((choice) => choice.purpose === purpose && choice.item === '');
}

/** The text that their yes was to: it is what they were shown of this. */
async function lastSaid(
  tx: EntityManager,
  { institutionId, person, purpose }: StopLink,
): Promise<Pick<Decision, 'noticeSha256' | 'shownAt'> | null> {
  const [row] = await tx.query<Pick<Decision, 'noticeSha256' | 'shownAt'>[]>(
    `select encode(e.notice_sha256, 'hex') as "noticeSha256", greatest(e.shown_at, n.published_at) as "shownAt" from consent.event e
       join consent.notice n on n.institution_id = e.institution_id and n.sha256 = e.notice_sha256
     where e.institution_id = $1 and e.subject_id = $2 and e.purpose = $3 and e.item = '' order by e.seq desc limit 1`,
    [institutionId, person.id, purpose],
  );
  return row ?? null;
}

/** Whoever gets the mail, by their account; the service itself for somebody who has none. */
async function accountOf(tx: EntityManager, { institutionId, person }: StopLink): Promise<Actor> {
  const [row] = await tx.query<{ id: string }[]>(
    `select id from account where institution_id = $1 and case $3 when 'mentor' then mentor_id else student_id end = $2`,
    [institutionId, person.id, person.kind],
  );
  return row ? { institutionId, accountId: row.id, roles: [person.kind] } : systemActor(institutionId);
}
