import { isPurpose, type Purpose } from '@footing/kernel';

/** That somebody was shown a text about one thing they can decide. */
export interface ShownNotice {
  readonly purpose: Purpose;
  /** '' for the purpose as a whole. */
  readonly item: string;
  /** Of the text: 64 hexadecimal digits. */
  readonly noticeSha256: string;
  readonly shownAt: Date;
}

/** As it travels through a form, before its seal: as short as can be, for a page has many. */
export const shownInWords = ({ purpose, item, noticeSha256, shownAt }: ShownNotice): string =>
  [purpose, item, Buffer.from(noticeSha256, 'hex').toString('base64url'), shownAt.getTime()].join('|');

/** Reads it back, with the seal that came with it; null for what we never write. Whether the seal is ours is for others to say. */
export function readShown(text: string): { readonly shown: ShownNotice; readonly seal: string } | null {
  const [purpose, item, notice = '', at = '', seal = '', ...more] = text.split('|');
  const isWhole = /^[\w-]{43}$/.test(notice) && /^\d{1,15}$/.test(at) && more.length === 0;
  if (!isPurpose(purpose) || item === undefined || !isWhole) return null;
  const noticeSha256 = Buffer.from(notice, 'base64url').toString('hex');
  return { shown: { purpose, item, noticeSha256, shownAt: new Date(Number(at)) }, seal };
}
