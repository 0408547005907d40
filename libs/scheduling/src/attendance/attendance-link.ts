import { type OneTap } from '../domain/one-tap';

/** What a link in a mail says: one of the two answers, of one person, about one meeting. */
export interface AttendanceLink {
  readonly institutionId: string;
  readonly meetingId: string;
  readonly personId: string;
  readonly kind: 'student' | 'mentor';
  /** `not-met` leaves open what happened: the page asks. */
  readonly says: 'met' | 'not-met';
}

/** What happened where two did not meet. */
export const notMetTaps = ['they-missed', 'i-missed', 'not-held'] as const satisfies readonly OneTap[];
export type NotMetTap = (typeof notMetTaps)[number];
export const isNotMetTap = (text: string): text is NotMetTap => (notMetTaps as readonly string[]).includes(text);

const ID = 16;
const SEAL = 12;
const LENGTH = 3 * ID + 1 + SEAL;

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidIn = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What the seal of a link is made of. */
export const lineOfLink = ({ meetingId, personId, kind, says }: AttendanceLink): string =>
  [meetingId, personId, kind, says].join('|');

/** A link's last part: 82 letters, digits, `-` and `_`, in one run. @param seal 24 hexadecimal digits. */
export const linkInWords = ({ institutionId, meetingId, personId, kind, says }: AttendanceLink, seal: string): string =>
  Buffer.concat([
    ...[institutionId, meetingId, personId].map(bytesOf),
    Buffer.of((kind === 'mentor' ? 2 : 0) + (says === 'met' ? 1 : 0)),
    Buffer.from(seal, 'hex'),
  ]).toString('base64url');

/** Reads it back, with the seal that came with it; null for what we never write. Whether the seal is ours is for others to say. */
export function readAttendanceLink(text: string): { readonly link: AttendanceLink; readonly seal: string } | null {
  const bytes = /^[A-Za-z0-9_-]{82}$/.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
  const what = bytes[3 * ID] ?? 4;
  if (bytes.length !== LENGTH || bytes.toString('base64url') !== text || what > 3) return null;
  const id = (n: number) => uuidIn(bytes.subarray(n * ID, (n + 1) * ID));
  const link: AttendanceLink = {
    ...{ institutionId: id(0), meetingId: id(1), personId: id(2) },
    ...{ kind: what >= 2 ? 'mentor' : 'student', says: what % 2 === 1 ? 'met' : 'not-met' },
  };
  return { link, seal: bytes.subarray(3 * ID + 1).toString('hex') };
}
