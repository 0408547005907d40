import { DomainError } from '@footing/kernel';
import { sha256 } from '../data/table-files';
import type { PackFile } from '../report';
import { readZip } from '../zip/read-zip';
import { fingerprintOf, isSigned } from './signing';
import { type Checked, verifyFigures } from './verify-figures';

/** What came of checking a pack. No faults: it is whole, and every figure that rests on shown counts is what they give. */
export interface Verdict {
  readonly faults: readonly string[];
  /** Of the key that is named in the pack, in ten words. Only whoever knows the university's own can tell that it is theirs. */
  readonly fingerprint: string;
  readonly snapshot: string;
  readonly checked: { readonly files: number } & Omit<Checked, 'faults'>;
}

interface Manifest {
  readonly snapshot?: { readonly number?: unknown; readonly sha256?: unknown };
  readonly key?: { readonly publicKey?: unknown; readonly fingerprint?: unknown };
  readonly files?: readonly { readonly name?: unknown; readonly bytes?: unknown; readonly sha256?: unknown }[];
}

const OWN = ['manifest.json', 'signature'];

/**
 * Checks names, bytes, hashes and signature, and works out again every share, range and gap from the tables it holds.
 * @param expected the university's fingerprint, in ten words, as it is known from elsewhere; empty: not compared
 * @throws {DomainError} invalid, `pack.unreadable`, for what is no pack
 */
export async function verifyPack(zip: Buffer, expected = ''): Promise<Verdict> {
  const files = await readZip(zip);
  const [manifestFile, signature] = OWN.map((name) => files.find((file) => file.name === name)?.content);
  if (!manifestFile) throw new DomainError('invalid', 'pack.unreadable', 'no manifest');
  const manifest = readManifest(manifestFile);
  const named = manifest.key?.publicKey;
  const publicKey = typeof named === 'string' ? named : '';
  const fingerprint = fingerprintOf(publicKey);
  const tables = files.filter(({ name }) => /^tables\/.*\.csv$/.test(name));
  const { faults, ...checked } = verifyFigures(tables);
  const { snapshot } = manifest;
  return {
    faults: [
      ...signatureFaults({ manifestFile, signature, publicKey }),
      ...(manifest.key?.fingerprint === fingerprint ? [] : ['manifest.json: the fingerprint is not that of the key']),
      ...(expected === '' || expected.trim().toLowerCase() === fingerprint
        ? []
        : ['the key is not the one you expect']),
      ...fileFaults(manifest, files),
      ...faults,
    ],
    fingerprint,
    snapshot: `${String(snapshot?.number)} (SHA-256 ${String(snapshot?.sha256)})`,
    checked: { files: files.length, ...checked },
  };
}

function readManifest(content: Buffer): Manifest {
  try {
    const found: unknown = JSON.parse(content.toString('utf8'));
    if (typeof found === 'object' && found !== null) return found;
  } catch {
    // Told below, as what is no object is.
  }
  throw new DomainError('invalid', 'pack.unreadable', 'the manifest is not readable');
}

interface Signed {
  readonly manifestFile: Buffer;
  readonly signature: Buffer | undefined;
  readonly publicKey: string;
}

function signatureFaults({ manifestFile, signature, publicKey }: Signed): string[] {
  if (!signature) return ['signature: missing'];
  const text = signature.toString('utf8');
  // Base64 can be written in more than one way: only the usual one counts.
  const isUsual = `${Buffer.from(text, 'base64').toString('base64')}\n` === text;
  return isUsual && isSigned(manifestFile, text, publicKey)
    ? []
    : ['signature: manifest.json was not signed with the key it names'];
}

function fileFaults({ files: listed = [] }: Manifest, files: readonly PackFile[]): string[] {
  const there = new Map(files.map(({ name, content }) => [name, content]));
  const names = new Set(listed.map(({ name }) => String(name)));
  const changed = listed.flatMap(({ name, bytes, sha256: hash }) => {
    const content = there.get(String(name));
    if (!content) return [`${String(name)}: missing`];
    return content.length === bytes && sha256(content) === hash
      ? []
      : [`${String(name)}: not the file that was packed`];
  });
  const more = files.flatMap(({ name }) =>
    names.has(name) || OWN.includes(name) ? [] : [`${name}: not in the manifest`],
  );
  return [...changed, ...more];
}
