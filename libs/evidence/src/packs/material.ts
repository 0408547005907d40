import type { Profile } from '@footing/statistics';
import type { MeasureId } from '../measures/catalogue';
import { documents, templateOf } from './documents/catalogue';
import { notWritten, withGaps } from './documents/not-written';
import type { Nation, Template, Voice } from './documents/template';
import { writeDocument } from './documents/write';
import type { Engine } from './engine';
import { type CodesInWords, withCodes } from './kept/codes-of-programmes.query';
import { buildPack, type Pack } from './pack/build-pack';
import type { Signer } from './pack/signing';
import type { DocumentKey, Picture, PublishedTable, Report } from './report';

/** All that documents and packs of one signed release are made of. */
export interface Material {
  readonly release: {
    readonly number: number;
    readonly name: string;
    /** Of its tables, 64 hexadecimal digits. */
    readonly sha256: string;
    readonly profile: Profile;
  };
  readonly institution: { readonly name: string; readonly nation: Nation };
  /** On which it was signed, as 2026-11-22. */
  readonly day: string;
  /** Such as `release-3`: for names of files. */
  readonly name: string;
  readonly tables: readonly PublishedTable[];
  /** By id of the table they are of; a table that is not there has none. */
  readonly pictures: Readonly<Record<string, Picture>>;
  /** What the university typed, by document and field. */
  readonly words: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** What stands in the codes of programmes, for fields in which nothing was typed. */
  readonly codes: CodesInWords;
}

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The day in the United Kingdom, as 2026-11-22. */
export const dayOf = (at: Date): string => london.format(at);

/** Tables of a release that fit a document. */
const suiting = ({ suits, outcomes }: Template, { tables }: Pick<Material, 'tables'>): PublishedTable[] =>
  tables.filter(
    ({ found, asked }) =>
      suits.some((id) => id === found.measure.id) &&
      (!outcomes || asked?.outcome === undefined || outcomes.some((one) => one === asked.outcome)),
  );

/** Those that stand in it: where there is not room for all, those of the first measures that it wants. */
function tablesFor(template: Template, material: Material): PublishedTable[] {
  const { suits, mostTables } = template;
  const suit = suiting(template, material);
  if (mostTables === undefined) return suit;
  return suits.flatMap((id) => suit.filter(({ found }) => found.measure.id === id)).slice(0, mostTables);
}

const wordsFor = (template: Template, { words, codes }: Pick<Material, 'words' | 'codes'>) =>
  withCodes(template, words.get(template.key) ?? {}, codes);

/** Names of the texts that a document cannot do without, and that neither words nor codes give; empty: it is whole. */
export const unwrittenIn = (template: Template, words: Pick<Material, 'words' | 'codes'>): string[] =>
  notWritten(template, wordsFor(template, words));

/** Measures that a document needs and a release does not hold; empty: it holds all. */
export const lackedBy = (template: Template, material: Pick<Material, 'tables'>): MeasureId[] => {
  const suit = suiting(template, material);
  return template.needs.filter((id) => !suit.some(({ found }) => found.measure.id === id));
};

/**
 * A document; where texts are missing, a draft that names them.
 * @throws {DomainError} invalid, `document.wrong`, where what was typed long ago is not let through any more
 */
export function reportFrom(material: Material, key: DocumentKey, voices: readonly Voice[] = []): Report {
  const template = templateOf(key);
  const words = wordsFor(template, material);
  const { form } = template;
  const cautions = form && form.profile !== material.release.profile ? [form.words] : [];
  // What is set close has to stay on its page.
  const pictures = template.isTight ? {} : material.pictures;
  return writeDocument(key, {
    pictures,
    ...{ institution: material.institution.name, day: material.day, design: 'change', voices, cautions },
    ...{ words: withGaps(template, words), draft: notWritten(template, words), tables: tablesFor(template, material) },
  });
}

/** What stands in a pack, which is kept for years, is what nobody can take back. */
const CAN_BE_TAKEN_BACK =
  'It holds what people say of themselves, which they may take back at any time. A pack stays as it is, so it is made by itself.';

/** Why a document is not in a pack, in plain words; null: it is. */
function whyNot(template: Template, material: Material): string | null {
  if (template.parts.some(({ voices }) => voices)) return CAN_BE_TAKEN_BACK;
  const lacking = lackedBy(template, material);
  if (lacking.length > 0) return `The release does not hold: ${lacking.join(', ')}.`;
  const missing = unwrittenIn(template, material);
  return missing.length > 0 ? `Not written yet: ${missing.join('; ')}.` : null;
}

/** Every table of the release, and every document of the nation that is whole. */
export function packFrom(material: Material, engine: Engine, signer: Signer): Promise<Pack> {
  const { institution, release, day, tables, name } = material;
  const own = documents.filter(({ nations }) => nations.includes(institution.nation));
  const told = own.map((template) => ({ template, why: whyNot(template, material) }));
  const [first] = tables;
  const { number, sha256, profile } = release;
  return buildPack(
    {
      ...{ name, institution: institution.name, day, profile, engine, tables },
      release: { number, name: release.name, sha256 },
      snapshot: { number: first?.found.snapshot ?? 0, sha256: first?.found.sha256 ?? '' },
      reports: told.flatMap(({ template, why }) => (why === null ? [reportFrom(material, template.key)] : [])),
      leftOut: told.flatMap(({ template, why }) => (why === null ? [] : [{ document: template.key, why }])),
    },
    signer,
  );
}
