import type { Side } from '../domain/lifecycle';

/** What can be answered straight from a mail: nothing that could not be put right the same day. */
export const linkSteps = ['accept', 'decline', 'say-met', 'say-no-answer', 'cannot-now'] as const;
export type LinkStep = (typeof linkSteps)[number];

/** What one link does: one step, for one of the two, in answer to what was awaited when the mail was written. */
export interface AnswerLink {
  readonly institutionId: string;
  readonly deadlineId: string;
  readonly side: Side;
  readonly step: LinkStep;
}

const ID = 16;
const SEAL = 12;
const LENGTH = 2 * ID + 2 + SEAL;

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidIn = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What the seal of a link is made of. */
export const lineOfAnswer = ({ deadlineId, side, step }: AnswerLink): string => `${deadlineId}|${side}|${step}`;

/** A link's last part: 62 letters, digits, `-` and `_`, in one run. @param seal 24 hexadecimal digits. */
export const answerInWords = ({ institutionId, deadlineId, side, step }: AnswerLink, seal: string): string =>
  Buffer.concat([
    bytesOf(institutionId),
    bytesOf(deadlineId),
    Buffer.of(side === 'student' ? 0 : 1, linkSteps.indexOf(step)),
    Buffer.from(seal, 'hex'),
  ]).toString('base64url');

/** Reads it back, with the seal that came with it; null for what we never write. Whether the seal is ours is for others to say. */
export function readAnswerLink(text: string): { readonly link: AnswerLink; readonly seal: string } | null {
  const bytes = /^[A-Za-z0-9_-]{62}$/.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
  if (bytes.length !== LENGTH || bytes.toString('base64url') !== text) return null;
  const side = bytes[2 * ID];
  const step = linkSteps[bytes[2 * ID + 1] ?? linkSteps.length];
  if (step === undefined || (side !== 0 && side !== 1)) return null;
  const [institutionId, deadlineId] = [uuidIn(bytes.subarray(0, ID)), uuidIn(bytes.subarray(ID, 2 * ID))];
  const link = { institutionId, deadlineId, side: side === 0 ? 'student' : 'mentor', step } as const;
  return { link, seal: bytes.subarray(2 * ID + 2).toString('hex') };
}
