import { createHash, createPublicKey, verify } from 'node:crypto';
import { DomainError } from '@footing/kernel';
import { canonicalJson, FORM_VERSION, FORMAT, type SectorContent } from '../domain/content';
import { type SectorFault, shapeFaults } from '../domain/shape';
import { contentShape, fileShape } from './content-shape';
import { ruleFaults } from './rules';

/** A file as it goes from one installation to another. */
export interface SectorFile {
  readonly content: SectorContent;
  /** Base64 of 44 bytes (SubjectPublicKeyInfo, Ed25519). */
  readonly publicKey: string;
  /** Of what was signed. */
  readonly sha256: string;
  readonly signature: string;
}

/** A larger file than this is not read. */
export const MOST_SECTOR_BYTES = 1024 * 1024;

/** Said before what is signed, so that a signature of this is never one of anything else. */
const signedBytes = (content: SectorContent): Buffer =>
  Buffer.from(`footing sector release ${FORM_VERSION}\n${canonicalJson(content)}`);

/** Who signs. */
interface Signer {
  readonly publicKey: string;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The signed file as text. @throws {DomainError} conflict, `sector.breaks-rules`, where what is to be signed may not go out. */
export async function signedFile(content: SectorContent, signer: Signer): Promise<string> {
  const [fault] = [...shapeFaults(content, contentShape), ...ruleFaults(content)];
  if (fault) throw new DomainError('conflict', 'sector.breaks-rules', `${fault.at}: ${fault.words}`);
  const bytes = signedBytes(content);
  const signature = Buffer.from(await signer.sign(bytes)).toString('base64');
  const file: SectorFile = { content, publicKey: signer.publicKey, sha256: hashOf(bytes), signature };
  return `${canonicalJson(file)}\n`;
}

/** What a file says, or everything that is wrong with it. */
export type ReadFile = { readonly file: SectorFile } | { readonly faults: readonly SectorFault[] };

const whole = (words: string): ReadFile => ({ faults: [{ at: '', words }] });

/** Reads what came. Whose key it is, and whether it is new, is not asked here. */
export function readSectorFile(bytes: Buffer): ReadFile {
  if (bytes.length > MOST_SECTOR_BYTES) return whole('This file is larger than any file of figures.');
  const parsed = parsedOf(bytes);
  if (!parsed) return whole('This is not a file of figures for the national picture.');
  const { value, text } = parsed;
  const version = versionOf(value);
  if (version !== null && version !== FORM_VERSION)
    return whole(
      `This file has form ${JSON.stringify(version).slice(0, 20)}. This service reads form ${FORM_VERSION}.`,
    );
  const faults = shapeFaults(value, fileShape);
  if (faults.length > 0) return { faults };
  if (`${canonicalJson(value)}\n` !== text)
    return whole('This file was changed after it was made: it is not in the form in which it was signed.');
  const file = value as SectorFile;
  if (hashOf(signedBytes(file.content)) !== file.sha256)
    return whole('This file was changed after it was signed: its contents and its hash do not agree.');
  if (!isSignedBy(file)) return whole('The signature is not of this file: it was changed, or made by somebody else.');
  const broken = ruleFaults(file.content);
  return broken.length > 0 ? { faults: broken } : { file };
}

function parsedOf(bytes: Buffer): { readonly value: unknown; readonly text: string } | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { value: JSON.parse(text), text };
  } catch {
    return null;
  }
}

/** Of something that says it is such a file; null: it does not say. */
function versionOf(value: unknown): unknown {
  const { content } = (value ?? {}) as { content?: { format?: unknown; version?: unknown } | null };
  return content?.format === FORMAT ? (content.version ?? 'of no number') : null;
}

/** Whether the key that the file names signed just this. */
export function isSignedBy({ content, publicKey, signature }: SectorFile): boolean {
  const key = keyOf(publicKey);
  return key !== null && verify(null, signedBytes(content), key, Buffer.from(signature, 'base64'));
}

/** Null: not a public key of Ed25519. */
function keyOf(publicKey: string) {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** A public key as somebody typed or pasted it, PEM or bare; null: it is none. */
export function bareKeyIn(typed: string): string | null {
  const bare = typed.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]{59}=$/.test(bare) && keyOf(bare) ? bare : null;
}
