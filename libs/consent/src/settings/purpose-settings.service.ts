import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import {
  type Actor,
  type Basis,
  type Category,
  DomainError,
  type FieldError,
  isPurpose,
  permit,
  type Purpose,
  purposeCodes,
  purposes,
} from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { asksFirst, basesFor, neededFor } from '../domain/bases-for';
import { defaultNotice } from '../domain/default-notice';
import { refusalOf } from '../errors';
import { type Language, Notices } from '../notices.service';
import { type PurposeRow, purposeRows, type ToAskAgain, underOlderText } from './purpose-settings.query';

/** What the officer lays down about a purpose. */
export interface PurposeChange {
  readonly basis: Basis;
  /** How long a yes lasts; of no account where none is needed. */
  readonly months: number;
  readonly enabled: boolean;
  /** Kinds of data it may use, of those the map declares for it. */
  readonly categories: readonly Category[];
}

/** What happens to those who said yes under the text before. */
export type OlderYes = 'holds' | 'ask-again' | 'ends';

/** The texts of a purpose as they are in force. */
export interface PurposeTexts {
  readonly en: string;
  /** '' while there is none. */
  readonly cy: string;
}

/** Names that one page shows. */
const MOST_NAMES = 500;
const LONGEST_TEXT = 5_000;

/** What the data protection officer lays down about purposes, and the texts that people see. */
@Injectable()
export class PurposeSettings {
  constructor(
    private readonly db: Database,
    private readonly notices: Notices,
  ) {}

  /** Every purpose, in the order of the map. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<PurposeRow[]> {
    permit(actor, 'consent.configure');
    const rows = await this.db.transaction(actor, (tx) => purposeRows(tx, actor.institutionId), 'own');
    const place = new Map(purposeCodes.map((code, index) => [code, index]));
    return rows.sort((a, b) => (place.get(a.purpose) ?? 0) - (place.get(b.purpose) ?? 0));
  }

  /** @throws {DomainError} not-found, `purpose.not-found`. */
  async find(actor: Actor, code: string): Promise<PurposeRow & { readonly texts: PurposeTexts }> {
    const row = (await this.list(actor)).find(({ purpose }) => purpose === code);
    if (!row || !isPurpose(code)) throw new DomainError('not-found', 'purpose.not-found', 'no such purpose');
    return { ...row, texts: await this.db.transaction(actor, (tx) => this.texts(tx, actor, code)) };
  }

  /**
   * Changes a purpose, and what follows from it: where a yes is needed from now on, what was allowed without one ends.
   * @returns for how many people it ends. @throws {DomainError} invalid, `purpose.wrong`, at the field.
   */
  async change(actor: Actor, purpose: Purpose, change: PurposeChange): Promise<number> {
    permit(actor, 'consent.configure');
    refuseUnchosen(purpose);
    refuse(changeFaults(purpose, change));
    return this.db.transaction(actor, async (tx) => {
      const before = (await this.texts(tx, actor, purpose)).en;
      const [old = purposes[purpose]] = await tx.query<OfOurText[]>(
        'select basis, months::int as months from consent.rule_of($1)',
        [purpose],
      );
      const isOurs = withoutVersion(before) === ourText(purpose, old);
      const isStill = !isOurs || ourText(purpose, change) === ourText(purpose, old);
      const sha256 = await this.putOurs(tx, actor, purpose, isStill ? before : ourText(purpose, change));
      const ended = await this.applied(tx, actor, purpose, change, sha256);
      await narrow(tx, actor, purpose, change.categories);
      await record(tx, actor, { event: 'purpose.changed', fields: [purpose], count: ended });
      return ended;
    });
  }

  /** Puts texts in force. @returns how many yeses end by it. @throws {DomainError} invalid, `purpose.wrong`, at the field. */
  async publish(actor: Actor, purpose: Purpose, { en, cy }: PurposeTexts, olderYes: OlderYes): Promise<number> {
    permit(actor, 'consent.configure');
    refuseUnchosen(purpose);
    const texts = { en: tidied(en), cy: tidied(cy) };
    refuse(textFaults(texts));
    return this.db.transaction(actor, async (tx) => {
      const newest: string[] = [];
      for (const lang of ['en', 'cy'] as const)
        if (texts[lang] !== '') newest.push(await this.put(tx, actor, purpose, lang, texts[lang]));
      const ended = olderYes === 'ends' ? await endOlder(tx, actor, purpose, newest) : 0;
      await this.sameAgain(tx, actor, purpose, newest[0] ?? '');
      await tx.query(`update consent.purpose set ask_again_since = $3 where institution_id = $1 and code = $2`, [
        ...[actor.institutionId, purpose, olderYes === 'ask-again' ? new Date() : null],
      ]);
      await record(tx, actor, { event: 'notice.published', fields: [purpose], count: ended });
      return ended;
    });
  }

  /** Who said yes under a text that is no longer in force; by name, at most 500. */
  async toAskAgain(actor: Actor, purpose: Purpose): Promise<ToAskAgain[]> {
    permit(actor, 'consent.configure');
    return this.db.transaction(actor, async (tx) => {
      const people = await underOlderText(tx, actor.institutionId, purpose, MOST_NAMES);
      const subjects = people.map(({ kind, id }) => ({ kind, id }));
      await record(tx, actor, { event: 'consent.ask-again-listed', subjects, fields: [purpose] });
      return people;
    });
  }

  private async texts(tx: EntityManager, actor: Actor, purpose: Purpose): Promise<PurposeTexts> {
    const en = await this.notices.current(tx, actor, purpose, 'en');
    const cy = await this.notices.current(tx, actor, purpose, 'cy');
    return { en: en.body, cy: cy.lang === 'cy' ? cy.body : '' };
  }

  private async put(tx: EntityManager, actor: Actor, purpose: Purpose, lang: Language, body: string): Promise<string> {
    const kept = await this.notices.publish(tx, actor, { purpose, lang, body });
    if (kept.body !== body)
      refuse([
        {
          field: lang,
          message: 'This very text was in force before. Change a word, so that people can tell which one they saw',
        },
      ]);
    return kept.sha256;
  }

  /** Puts a text of ours in force, also when it was in force before and another since: then it says which version it is. */
  private async putOurs(tx: EntityManager, actor: Actor, purpose: Purpose, body: string): Promise<string> {
    const kept = await this.notices.publish(tx, actor, { purpose, lang: 'en', body });
    if (kept.body === body) return kept.sha256;
    const again = `${body}${versionLine(kept.version + 1)}`;
    return (await this.notices.publish(tx, actor, { purpose, lang: 'en', body: again })).sha256;
  }

  /** Writes the rule down as it is, so that there is a row to say more about. */
  private async sameAgain(tx: EntityManager, actor: Actor, purpose: Purpose, sha256: string): Promise<void> {
    const [rule] = await tx.query<{ basis: Basis; months: number | null; enabled: boolean }[]>(
      'select basis, months::int as months, enabled from consent.rule_of($1)',
      [purpose],
    );
    if (rule) await this.applied(tx, actor, purpose, { ...rule, months: rule.months ?? 0, categories: [] }, sha256);
  }

  private async applied(
    tx: EntityManager,
    actor: Actor,
    purpose: Purpose,
    { basis, months, enabled }: PurposeChange,
    sha256: string,
  ): Promise<number> {
    const given = [purpose, basis, asksFirst(basis) ? months : null, enabled, sha256, actor.accountId ?? 'system'];
    const [row] = await tx
      .query<{ ended: number }[]>(
        `select consent.change_rule($1, $2, $3::smallint, $4, decode($5, 'hex'), $6) as ended`,
        given,
      )
      .catch((error: unknown) => {
        throw refusalOf(error);
      });
    return row?.ended ?? 0;
  }
}

type OfOurText = Readonly<{ basis: Basis; months: number | null }>;

/** What we ship, for what the purpose rests on and for how long a yes lasts. */
const ourText = (purpose: Purpose, { basis, months }: OfOurText): string =>
  defaultNotice({ ...purposes[purpose], months }, basis);

const versionLine = (version: number): string => `\n\nThis is version ${version} of this text.`;
const withoutVersion = (text: string): string => text.replace(/\n\nThis is version \d+ of this text\.$/, '');

async function narrow(tx: EntityManager, { institutionId }: Actor, purpose: Purpose, kept: readonly Category[]) {
  const left = purposes[purpose].categories.filter((category) => !kept.includes(category));
  await tx.query('delete from consent.narrowed where institution_id = $1 and purpose = $2', [institutionId, purpose]);
  await tx.query('insert into consent.narrowed (institution_id, purpose, category) select $1, $2, unnest($3::text[])', [
    ...[institutionId, purpose, left],
  ]);
}

async function endOlder(tx: EntityManager, actor: Actor, purpose: Purpose, newest: readonly string[]): Promise<number> {
  const [row] = await tx.query<{ ended: number }[]>(
    `select consent.end_older($1, array(select decode(h, 'hex') from unnest($2::text[]) h), $3) as ended`,
    [purpose, newest, actor.accountId ?? 'system'],
  );
  return row?.ended ?? 0;
}

/** Line ends of one kind, and nothing around: what looks the same is the same text. */
const tidied = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();

function changeFaults(purpose: Purpose, { basis, months, enabled, categories }: PurposeChange): FieldError[] {
  const declared: readonly Category[] = purposes[purpose].categories;
  return [
    ...(basesFor(purpose).includes(basis) ? [] : [{ field: 'basis', message: 'Choose one of these' }]),
    ...(asksFirst(basis) && !(Number.isInteger(months) && months >= 1 && months <= 120)
      ? [{ field: 'months', message: 'Give a whole number of months from 1 to 120' }]
      : []),
    ...(asksFirst(basis) || enabled
      ? []
      : [{ field: 'enabled', message: 'Only what people are asked for can be switched off' }]),
    ...(categories.length > 0 && categories.every((category) => declared.includes(category))
      ? []
      : [{ field: 'categories', message: 'Leave at least one kind of data, or switch the purpose off' }]),
    ...(neededFor(purpose).every((category) => categories.includes(category))
      ? []
      : [
          { field: 'categories', message: 'Only the groups can be taken away: without the rest nobody can be matched' },
        ]),
  ];
}

function textFaults({ en, cy }: PurposeTexts): FieldError[] {
  const long = (field: Language, text: string): FieldError[] =>
    text.length > LONGEST_TEXT
      ? [{ field, message: `Keep it to ${LONGEST_TEXT.toLocaleString('en-GB')} characters` }]
      : [];
  const missing = en === '' ? [{ field: 'en', message: 'Write the text in English' }] : [];
  return [...missing, ...long('en', en), ...long('cy', cy)];
}

/** What nobody decides on has no text that anybody decides by. */
function refuseUnchosen(purpose: Purpose): void {
  if (!purposes[purpose].chosen) throw new DomainError('not-found', 'purpose.not-found', purpose);
}

function refuse(faults: readonly FieldError[]): void {
  if (faults.length > 0) throw new DomainError('invalid', 'purpose.wrong', 'purpose.wrong', faults);
}
