import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { Institution } from './data/institution.entity';
import { pictureIn } from './domain/picture';
import { notFound } from './errors';
import type { LookInput, NoticesInput } from './look.input';

/** What an institution looks like and says; everything is public. */
export interface Look {
  /** #RRGGBB; null: ours. */
  readonly primaryColour: string | null;
  /** How to reach people beside the e-mail address; '' says nothing. */
  readonly contactWords: string;
  /** Its own words; '' shows ours. */
  readonly privacyNotice: string;
  readonly accessibility: string;
  readonly logo: LogoFacts | null;
}

/** A logo as far as a page needs it. */
export interface LogoFacts {
  /** SHA-256 of its bytes, in hexadecimal: part of its address. */
  readonly fingerprint: string;
  /** What it shows, for those who do not see it. */
  readonly words: string;
  readonly width: number;
  readonly height: number;
}

/** A logo as it is sent to browsers. */
export interface Logo {
  readonly kind: 'png' | 'jpeg';
  readonly bytes: Buffer;
}

const ours: Look = { primaryColour: null, contactWords: '', privacyNotice: '', accessibility: '', logo: null };

/** What the pages of an institution look like, and what they say in its own words. */
@Injectable()
export class Looks {
  constructor(private readonly db: Database) {}

  /**
   * An institution as its pages begin: with its look, or ours where it has said nothing of its own. Within `tx`, which is
   * the institution's.
   * @throws {DomainError} not-found, `institution.not-found`.
   */
  async shown(tx: EntityManager, institutionId: string): Promise<Institution & { readonly look: Look }> {
    const institution = await tx.findOneBy(Institution, { id: institutionId });
    if (!institution) throw notFound('institution', institutionId);
    const [look] = await tx.query<Look[]>(
      `select look.primary_colour as "primaryColour", coalesce(look.contact_words, '') as "contactWords",
         coalesce(look.privacy_notice, '') as "privacyNotice", coalesce(look.accessibility, '') as accessibility,
         case when logo.institution_id is not null then jsonb_build_object('fingerprint', logo.fingerprint,
           'words', logo.words, 'width', logo.width, 'height', logo.height) end as logo
       from institution i left join institution_look look on look.institution_id = i.id
         left join institution_logo logo on logo.institution_id = i.id where i.id = $1`,
      [institutionId],
    );
    return { ...institution, look: look ?? ours };
  }

  /** The picture itself; null when it is not this institution's, or not any more. */
  async logo(institutionId: string, fingerprint: string): Promise<Logo | null> {
    return this.db.transaction({ institutionId }, async (tx) => {
      const [logo] = await tx.query<Logo[]>(
        'select kind, bytes from institution_logo where institution_id = $1 and fingerprint = $2',
        [institutionId, fingerprint],
      );
      return logo ?? null;
    });
  }

  /** @throws {DomainError} forbidden. Whether the colour can be read, the page has seen to. */
  async save(
    actor: Actor,
    { name, contactEmail, postalAddress, contactWords, primaryColour }: LookInput,
  ): Promise<void> {
    await this.change(actor, ['name', 'contactEmail', 'postalAddress', 'contactWords', 'primaryColour'], async (tx) => {
      await tx.update(Institution, { id: actor.institutionId }, { name, contactEmail, postalAddress });
      const colour = primaryColour === '' ? null : primaryColour.toUpperCase();
      await put(tx, actor, { primary_colour: colour, contact_words: contactWords });
    });
  }

  async saveNotices(actor: Actor, { privacyNotice, accessibility }: NoticesInput): Promise<void> {
    await this.change(actor, ['privacyNotice', 'accessibility'], (tx) =>
      put(tx, actor, { privacy_notice: privacyNotice, accessibility }),
    );
  }

  /** @throws {DomainError} invalid, `logo.not-a-picture` or `logo.words`, at the field. */
  async saveLogo(actor: Actor, bytes: Buffer, given: string): Promise<void> {
    const picture = pictureIn(bytes);
    const words = given.trim();
    if (!picture) throw wrong('file', 'Choose a PNG or JPEG of at most 250 kB and 2,000 pixels a side');
    if (words === '' || words.length > 200) throw wrong('words', 'Say what the logo shows, in at most 200 characters');
    const fingerprint = createHash('sha256').update(bytes).digest('hex');
    await this.change(actor, ['logo'], (tx) =>
      tx.query(
        `insert into institution_logo (institution_id, kind, bytes, width, height, words, fingerprint)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (institution_id) do update set kind = excluded.kind,
           bytes = excluded.bytes, width = excluded.width, height = excluded.height, words = excluded.words,
           fingerprint = excluded.fingerprint`,
        [actor.institutionId, picture.kind, bytes, picture.width, picture.height, words, fingerprint],
      ),
    );
  }

  async removeLogo(actor: Actor): Promise<void> {
    await this.change(actor, ['logo'], (tx) =>
      tx.query('delete from institution_logo where institution_id = $1', [actor.institutionId]),
    );
  }

  private change(
    actor: Actor,
    fields: readonly string[],
    work: (tx: EntityManager) => Promise<unknown>,
  ): Promise<void> {
    permit(actor, 'institution.settings');
    return this.db.transaction(actor, async (tx) => {
      await work(tx);
      await record(tx, actor, { event: 'institution.look-changed', object: actor.institutionId, fields });
    });
  }
}

/** @param columns by name: they are ours and go into SQL as they are. */
async function put(tx: EntityManager, { institutionId }: Actor, columns: Readonly<Record<string, string | null>>) {
  const names = Object.keys(columns);
  await tx.query(
    `insert into institution_look (institution_id, ${names.join(', ')})
     values ($1, ${names.map((_, at) => `$${at + 2}`).join(', ')})
     on conflict (institution_id) do update set updated_at = now(), ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [institutionId, ...Object.values(columns)],
  );
}

const wrong = (field: string, message: string) =>
  new DomainError('invalid', field === 'file' ? 'logo.not-a-picture' : 'logo.words', field, [{ field, message }]);
