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

/** As it travels through a form, before its seal. */
export const shownInWords = ({ purpose, item, noticeSha256, shownAt }: ShownNotice): string =>
  [purpose, item, noticeSha256, shownAt.getTime()].join('|');

/** Reads it back, with the seal that came with it; null for what we never write. Whether the seal is ours is for others to say. */
export function readShown(text: string): { readonly shown: ShownNotice; readonly seal: string } | null {
  const [purpose, item, noticeSha256 = '', at = '', seal = '', ...more] = text.split('|');
  const isWhole = /^[0-9a-f]{64}$/.test(noticeSha256) && /^\d{1,15}$/.test(at) && more.length === 0;
  if (!isPurpose(purpose) || item === undefined || !isWhole) return null;
  return { shown: { purpose, item, noticeSha256, shownAt: new Date(Number(at)) }, seal };
}
