import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import type { Profile } from '@footing/statistics';
import { CaseStories } from '@footing/stories';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { keptRelease, type KeptRelease } from '../data/releases.query';
import type { OutcomeKey } from '../domain/stages';
import { type MeasureId, measures } from '../measures/catalogue';
import { documents, isDocument, templateOf } from './documents/catalogue';
import type { Nation, Template, Voice } from './documents/template';
import { engineAt } from './engine';
import { type EvidenceFile, fileOf, type FileFormat } from './file-of';
import { publishedTables } from './from-release';
import { codesInWords } from './kept/codes-of-programmes.query';
import { keptWords } from './kept/document-words.query';
import { institutionOf, nationOf } from './kept/institution.query';
import { dayOf, lackedBy, type Material, packFrom, reportFrom, unwrittenIn } from './material';
import { bareKey } from './pack/signing';
import { SigningKeys } from './signing-keys.service';
import { TablePictures } from './table-pictures';

/** A document that can be made from a release. */
export interface EvidenceDocument {
  readonly key: string;
  readonly name: string;
  /** What it is and who reads it, in a sentence. */
  readonly forWhom: string;
  /** Measures that a release has to hold; empty: it can do without. */
  readonly needs: readonly MeasureId[];
  /** Where it belongs: a university of another nation is not shown it. */
  readonly nations: readonly Nation[];
}

/** A document beside a signed release: what it would need yet. */
export interface DocumentOfRelease extends EvidenceDocument {
  /** Measures that the release has no table of that the document can use; empty: it can be made. */
  readonly lacks: readonly { readonly measure: MeasureId; readonly outcomes: readonly OutcomeKey[] }[];
  /** Names of texts that nobody has written; empty: it is whole, otherwise a draft. */
  readonly unwritten: readonly string[];
}

const documentOf = ({ key, name, means, needs, nations }: Template): EvidenceDocument => ({
  ...{ key, name, needs, nations },
  forWhom: means,
});

/** Documents and packs of what was signed. Nothing is counted anew: they hold the numbers that the release holds. */
@Injectable()
export class EvidenceFiles {
  /** Every document, those of the regulators first. */
  readonly documents: readonly EvidenceDocument[] = documents.map(documentOf);

  constructor(
    private readonly db: Database,
    private readonly keys: SigningKeys,
    private readonly stories: CaseStories,
    private readonly pictures: TablePictures,
  ) {}

  /**
   * Those of this university's nation beside a signed release, in the same order; of one that is not signed, none.
   * @throws {DomainError} forbidden.
   */
  async ofRelease(actor: Actor, number: number): Promise<readonly DocumentOfRelease[]> {
    permit(actor, 'reports.read');
    return this.db.transaction(actor, async (tx) => {
      const kept = await keptRelease(tx, actor.institutionId, number);
      if (kept?.state !== 'signed') return [];
      const nation = await nationOf(tx, actor.institutionId);
      const texts = await textsOf(tx, actor.institutionId);
      const tables = publishedTables(kept);
      return documents
        .filter(({ nations }) => nations.includes(nation))
        .map((template) => ({
          ...documentOf(template),
          lacks: lackedBy(template, { tables }).map((measure) => ({
            ...{ measure, outcomes: wantsOutcome(measure) ? (template.outcomes ?? []) : [] },
          })),
          unwritten: unwrittenIn(template, texts),
        }));
    });
  }

  /**
   * One document of a signed release. A text that nobody has written yet is named in it, and that it is a draft.
   * @throws {DomainError} forbidden; not-found, `release.not-found`, `document.not-found`; conflict, `document.lacks`, with the measures that
   *   the release does not hold as its fields; `document.no-setter`, `document.no-letter`, where it cannot be set as PDF.
   */
  async document(actor: Actor, release: number, key: string, format: FileFormat): Promise<EvidenceFile> {
    permit(actor, 'reports.read');
    if (!isDocument(key)) throw new DomainError('not-found', 'document.not-found', key.slice(0, 40));
    const material = await this.material(actor, release);
    const missing = lackedBy(templateOf(key), material);
    if (missing.length > 0) {
      const fields = missing.map((field) => ({ field, message: `The release does not hold ${field}.` }));
      throw new DomainError('conflict', 'document.lacks', missing.join(' '), fields);
    }
    const make = (voices: readonly Voice[]) => fileOf(reportFrom(material, key, voices), format, material.name);
    // Made while nobody can take their yes back: whoever does afterwards is in no later one.
    return templateOf(key).parts.some(({ voices }) => voices) ? this.stories.quoted(actor, make) : make([]);
  }

  /**
   * The tables of a signed release with every document that is whole, signed by the university.
   * @throws {DomainError} forbidden; not-found, `release.not-found`.
   */
  async pack(actor: Actor, release: number): Promise<EvidenceFile> {
    permit(actor, 'reports.read');
    const material = await this.material(actor, release);
    const publicKey = bareKey(await this.keys.publicKey(actor));
    const signer = { publicKey, sign: (bytes: Uint8Array) => this.keys.sign(actor, bytes) };
    const { zip } = await packFrom(material, await engineAt(), signer);
    return { name: `evidence-${material.name}.zip`, type: 'application/zip', body: zip };
  }

  private async material(actor: Actor, number: number): Promise<Material> {
    return this.db.transaction(actor, async (tx) => {
      const kept = Number.isInteger(number) ? await keptRelease(tx, actor.institutionId, number) : null;
      if (kept?.state !== 'signed' || !kept.settledAt)
        throw new DomainError('not-found', 'release.not-found', `release ${number}`);
      await record(tx, actor, { event: 'evidence.document-made', count: number });
      const tables = publishedTables(kept);
      return {
        release: { number, name: kept.name, sha256: kept.sha256, profile: profileOf(kept) },
        institution: await institutionOf(tx, actor.institutionId),
        day: dayOf(kept.settledAt),
        name: `release-${number}`,
        ...{ tables, pictures: this.pictures.of(tables) },
        ...(await textsOf(tx, actor.institutionId)),
      };
    });
  }
}

async function textsOf(tx: EntityManager, institutionId: string): Promise<Pick<Material, 'words' | 'codes'>> {
  const words = await keptWords(tx, institutionId);
  return {
    codes: await codesInWords(tx, institutionId),
    words: new Map(words.map((one) => [one.document, one.words])),
  };
}

const wantsOutcome = (measure: MeasureId) =>
  measures.some(({ id, needs }) => id === measure && needs.includes('outcome'));

const profileOf = ({ profile }: KeptRelease): Profile => (profile === 'hesa' || profile === 'ofs' ? profile : 'public');
