import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import { documents, isDocument, templateOf } from './documents/catalogue';
import { notWritten } from './documents/not-written';
import type { Template } from './documents/template';
import { wordFaults } from './documents/write';
import { codesInWords, withCodes } from './kept/codes-of-programmes.query';
import { keepWords, keptWords } from './kept/document-words.query';
import { nationOf } from './kept/institution.query';

/** A document with what was typed for it. */
export interface DocumentWordsView {
  readonly template: Template;
  /** 0: nothing was typed yet. */
  readonly version: number;
  /** By field, with what the codes of programmes say where nothing was typed; a field that is absent is empty. */
  readonly words: Readonly<Record<string, string>>;
  /** Names of the fields that it cannot do without and that are empty; empty: it is whole. */
  readonly missing: readonly string[];
}

/** What a university says in its documents of evidence: kept once for each, and set whenever the document is made. */
@Injectable()
export class DocumentWords {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Every document of this institution's nation, those of the regulators first. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<DocumentWordsView[]> {
    permit(actor, 'evidence.release');
    const { nation, kept, codes } = await this.db.transaction(actor, async (tx) => ({
      nation: await nationOf(tx, actor.institutionId),
      kept: await keptWords(tx, actor.institutionId),
      codes: await codesInWords(tx, actor.institutionId),
    }));
    return documents
      .filter(({ nations }) => nations.includes(nation))
      .map((template) => {
        const { version = 0, words: typed = {} } = kept.find(({ document }) => document === template.key) ?? {};
        const words = withCodes(template, typed, codes);
        return { template, version, words, missing: notWritten(template, words) };
      });
  }

  /** @throws {DomainError} forbidden; not-found, `document.not-found`, also for one of another nation. */
  async find(actor: Actor, key: string): Promise<DocumentWordsView> {
    const found = (await this.list(actor)).find(({ template }) => template.key === key);
    if (!found) throw new DomainError('not-found', 'document.not-found', key.slice(0, 40));
    return found;
  }

  /**
   * Keeps what was typed; fields that the document does not have are left out.
   * @param seen the version that was read; 0: nothing was there.
   * @throws {DomainError} forbidden; not-found; invalid, `document.wrong`, at the fields; conflict, `document.changed`.
   */
  async change(actor: Actor, key: string, seen: number, typed: Readonly<Record<string, string>>): Promise<void> {
    await this.find(actor, key);
    if (!isDocument(key)) return;
    const template = templateOf(key);
    const words = Object.fromEntries(
      template.fields.flatMap((field) => {
        const text = (typed[field.key] ?? '').trim();
        return text === '' ? [] : [[field.key, text]];
      }),
    );
    const faults = Map.groupBy(wordFaults(template, words, 'change'), ({ field }) => field);
    // All that is to be put right in a field is told there at once.
    const fields = [...faults].map(([field, all]) => ({ field, message: all.map((one) => one.words).join(' ') }));
    if (fields.length > 0) throw new DomainError('invalid', 'document.wrong', `${fields.length} faults`, fields);
    const what = { document: key, version: seen, words };
    await this.db.transaction(actor, async (tx) => {
      if (!(await keepWords(tx, actor.institutionId, what, { at: this.clock.now(), by: actor.accountId })))
        throw new DomainError('conflict', 'document.changed', key);
      await record(tx, actor, { event: 'evidence.words-changed', fields: [key] });
    });
  }
}
