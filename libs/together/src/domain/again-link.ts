/** What a link to take part again says: one round, for one person of a pairing that is over. */
export interface AgainLink {
  readonly institutionId: string;
  readonly pairingId: string;
  readonly roundId: string;
  readonly side: 'student' | 'mentor';
}

const ID = 16;
const SEAL = 12;
const LENGTH = 3 * ID + 1 + SEAL;

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidIn = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What the seal of a link is made of. */
export const lineOfLink = ({ pairingId, roundId, side }: AgainLink): string => [pairingId, roundId, side].join('|');

/** A link's last part: 82 letters, digits, `-` and `_`. @param seal 24 hexadecimal digits. */
export const linkInWords = ({ institutionId, pairingId, roundId, side }: AgainLink, seal: string): string =>
  Buffer.concat([
    ...[institutionId, pairingId, roundId].map(bytesOf),
    Buffer.of(side === 'student' ? 0 : 1),
    Buffer.from(seal, 'hex'),
  ]).toString('base64url');

/** Reads it back, with the seal that came with it; null for what we never write. Whether the seal is ours is for others to say. */
export function readAgainLink(text: string): { readonly link: AgainLink; readonly seal: string } | null {
  const bytes = /^[A-Za-z0-9_-]{82}$/.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
  const side = bytes[3 * ID] ?? 2;
  if (bytes.length !== LENGTH || bytes.toString('base64url') !== text || side > 1) return null;
  const id = (at: number) => uuidIn(bytes.subarray(at * ID, (at + 1) * ID));
  const link: AgainLink = {
    ...{ institutionId: id(0), pairingId: id(1), roundId: id(2) },
    side: side === 0 ? 'student' : 'mentor',
  };
  return { link, seal: bytes.subarray(3 * ID + 1).toString('hex') };
}
