import { DomainError } from '@footing/kernel';
import type { Profile } from '@footing/statistics';
import { sha256, tableFiles } from '../data/table-files';
import { reportHtml } from '../html/report-html';
import { reportPdf } from '../pdf/report-pdf';
import { type PackFile, type PublishedTable, type Report, tablesOf } from '../report';
import { reportOds } from '../sheets/report-ods';
import { reportXlsx } from '../sheets/report-xlsx';
import { writeZip } from '../zip/write-zip';
import { expectedOf } from './expected';
import { rScript } from './r-script';
import { fingerprintOf, signatureOf, type Signer } from './signing';
import type { Engine } from '../engine';

export { bareKey, fingerprintOf, newSigningKey, signerWith } from './signing';

/** What a pack is made of. */
export interface PackAsked {
  readonly name: string;
  readonly institution: string;
  /** As 2026-11-22. */
  readonly day: string;
  readonly snapshot: { readonly number: number; readonly sha256: string };
  readonly profile: Profile;
  readonly engine: Engine;
  readonly reports: readonly Report[];
  /** Tables that stand in no report. */
  readonly tables?: readonly PublishedTable[];
  /** The release that the tables are of; absent: of none. */
  readonly release?: { readonly number: number; readonly name: string; readonly sha256: string };
  /** Documents that are not in it, and why, in plain words. */
  readonly leftOut?: readonly { readonly document: string; readonly why: string }[];
}

export interface Pack {
  readonly zip: Buffer;
  readonly sha256: string;
  /** Of the key, in ten words. */
  readonly fingerprint: string;
  /** Why files are not there, in plain words; empty: all are. */
  readonly missing: readonly string[];
}

/** What chance has to do with it. */
const SEEDS =
  'Nothing is drawn by chance when a pack is made. The small changes of counts come from a key that the snapshot rests on: the same people always get the same change. The key never leaves the service.';

/**
 * Reports, their tables, and what is needed to check them, signed. The same content and key give the same bytes.
 * @throws {DomainError} conflict, `report.internal`; invalid, `table.id` or `pack.mixed`, when a table is of another snapshot or profile
 */
export async function buildPack(asked: PackAsked, signer: Signer): Promise<Pack> {
  const tables = tablesIn(asked);
  const [documents, missing] = await documentsOf(asked.reports);
  const files = [
    ...documents,
    ...tableFiles(tables).map(({ name, content }) => ({ name: `tables/${name}`, content })),
    { name: 'verify.R', content: Buffer.from(rScript) },
    { name: 'expected.csv', content: expectedOf(tables) },
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  const manifest = manifestOf(asked, tables, files, signer.publicKey, missing);
  const signature = Buffer.from(`${await signatureOf(manifest, signer)}\n`);
  const zip = await writeZip([
    { name: 'manifest.json', content: manifest },
    { name: 'signature', content: signature },
    ...files,
  ]);
  return { zip, sha256: sha256(zip), fingerprint: fingerprintOf(signer.publicKey), missing };
}

function tablesIn({ reports, snapshot, profile, tables: more = [] }: PackAsked): PublishedTable[] {
  const tables = new Map<string, PublishedTable>();
  for (const table of [...reports.flatMap(tablesOf), ...more]) {
    const { found, id } = table;
    const isOfThis =
      found.snapshot === snapshot.number && found.sha256 === snapshot.sha256 && found.profile === profile;
    const other = tables.get(id);
    if (!isOfThis) throw new DomainError('invalid', 'pack.mixed', id);
    if (other && JSON.stringify(other) !== JSON.stringify(table)) throw new DomainError('invalid', 'table.id', id);
    tables.set(id, table);
  }
  return [...tables.values()];
}

async function documentsOf(reports: readonly Report[]): Promise<[PackFile[], string[]]> {
  const files: PackFile[] = [];
  const missing = new Set<string>();
  for (const [at, report] of reports.entries()) {
    const name = `documents/${at + 1}-${report.key}`;
    const set = await reportPdf(report);
    if ('pdf' in set) files.push({ name: `${name}.pdf`, content: set.pdf });
    else missing.add(set.missing);
    files.push({ name: `${name}.html`, content: Buffer.from(reportHtml(report)) });
    files.push({ name: `${name}.xlsx`, content: await reportXlsx(report) });
    files.push({ name: `${name}.ods`, content: await reportOds(report) });
  }
  return [files, [...missing]];
}

function manifestOf(
  { reports, ...asked }: PackAsked,
  tables: readonly PublishedTable[],
  files: readonly PackFile[],
  publicKey: string,
  missing: readonly string[],
): Buffer {
  const { name, institution, day, snapshot, profile, engine, release = null, leftOut = [] } = asked;
  const attack = tables.map(({ id, found }) => ({ table: id, ...found.attack }));
  const listed = files.map((file) => ({ name: file.name, bytes: file.content.length, sha256: sha256(file.content) }));
  const key = { kind: 'Ed25519', publicKey, fingerprint: fingerprintOf(publicKey) };
  const head = { format: 'footing-evidence-pack', version: 1, name, institution, day, snapshot, profile, release };
  const made = { engine, seeds: SEEDS, documents: reports.map((report) => report.key), missing, leftOut };
  return Buffer.from(`${JSON.stringify({ ...head, ...made, attack, key, files: listed }, null, 2)}\n`);
}
