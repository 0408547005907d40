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
import { fingerprintOf, publicKeyOf, signatureOf } from './signing';

/** What a pack is made of. */
export interface PackAsked {
  readonly name: string;
  readonly institution: string;
  /** As 2026-11-22. */
  readonly day: string;
  readonly snapshot: { readonly number: number; readonly sha256: string };
  readonly profile: Profile;
  readonly codeVersion: string;
  readonly lockfileSha256: string;
  readonly reports: readonly Report[];
}

export interface Pack {
  readonly zip: Buffer;
  readonly sha256: string;
  /** Of the key, in ten words. */
  readonly fingerprint: string;
  /** Why files are not there, in plain words; empty: all are. */
  readonly missing: readonly string[];
}

/**
 * Reports, their tables, and what is needed to check them, signed. The same content and key give the same bytes.
 * @throws {DomainError} conflict, `report.internal`; invalid, `table.id` or `pack.mixed`, when a table is of another snapshot or profile
 */
export async function buildPack(asked: PackAsked, signingKeyPem: string): Promise<Pack> {
  const tables = tablesIn(asked);
  const [documents, missing] = await documentsOf(asked.reports);
  const files = [
    ...documents,
    ...tableFiles(tables).map(({ name, content }) => ({ name: `tables/${name}`, content })),
    { name: 'verify.R', content: Buffer.from(rScript) },
    { name: 'expected.csv', content: expectedOf(tables) },
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  const publicKey = publicKeyOf(signingKeyPem);
  const manifest = manifestOf(asked, tables, files, publicKey, missing);
  const signature = Buffer.from(`${signatureOf(manifest, signingKeyPem)}\n`);
  const zip = await writeZip([
    { name: 'manifest.json', content: manifest },
    { name: 'signature', content: signature },
    ...files,
  ]);
  return { zip, sha256: sha256(zip), fingerprint: fingerprintOf(publicKey), missing };
}

function tablesIn({ reports, snapshot, profile }: PackAsked): PublishedTable[] {
  const tables = new Map<string, PublishedTable>();
  for (const table of reports.flatMap(tablesOf)) {
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
  const { name, institution, day, snapshot, profile, codeVersion, lockfileSha256 } = asked;
  const attack = tables.map(({ id, found }) => ({ table: id, ...found.attack }));
  const listed = files.map((file) => ({ name: file.name, bytes: file.content.length, sha256: sha256(file.content) }));
  const key = { kind: 'Ed25519', publicKey, fingerprint: fingerprintOf(publicKey) };
  const head = { format: 'footing-evidence-pack', version: 1, name, institution, day, snapshot, profile };
  const made = { codeVersion, lockfileSha256, documents: reports.map((report) => report.key), missing };
  return Buffer.from(`${JSON.stringify({ ...head, ...made, attack, key, files: listed }, null, 2)}\n`);
}
