import { isPurpose, type Purpose } from '@footing/kernel';
import type { Person } from '../person';

/** What one link stops, for one person. */
export interface StopLink {
  readonly institutionId: string;
  readonly person: Person;
  readonly purpose: Purpose;
}

const ID = 16;
const SEAL = 12;
const HEAD = 2 * ID + 1 + SEAL;

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidIn = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What the seal of a link is made of. */
export const lineOfLink = ({ person, purpose }: StopLink): string => `${person.kind}|${person.id}|${purpose}`;

/** A link's last part: some eighty letters, digits, `-` and `_`, in one run. @param seal 24 hexadecimal digits. */
export const linkInWords = (link: StopLink, seal: string): string =>
  Buffer.concat([
    bytesOf(link.institutionId),
    bytesOf(link.person.id),
    Buffer.of(link.person.kind === 'student' ? 0 : 1),
    Buffer.from(seal, 'hex'),
    Buffer.from(link.purpose),
  ]).toString('base64url');

/** Reads it back, with the seal that came with it; null for what we never write. Whether the seal is ours is for others to say. */
export function readStopLink(text: string): { readonly link: StopLink; readonly seal: string } | null {
  const bytes = /^[A-Za-z0-9_-]{60,160}$/.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
  if (bytes.length <= HEAD || bytes.toString('base64url') !== text) return null;
  const [kind, purpose] = [bytes[2 * ID], bytes.subarray(HEAD).toString('latin1')];
  if (!isPurpose(purpose) || (kind !== 0 && kind !== 1)) return null;
  const person = { kind: kind === 0 ? 'student' : 'mentor', id: uuidIn(bytes.subarray(ID, 2 * ID)) } as const;
  const link = { institutionId: uuidIn(bytes.subarray(0, ID)), person, purpose };
  return { link, seal: bytes.subarray(2 * ID + 1, HEAD).toString('hex') };
}
