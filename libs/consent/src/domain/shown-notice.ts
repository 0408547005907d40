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

/** What travels through a form with a seal over the whole: the seal says which text it was. */
export type Showing = Omit<ShownNotice, 'noticeSha256'>;

/** As short as can be, for a page has many. @param seal letters, digits, `-` and `_`. */
export const showingInWords = ({ purpose, item, shownAt }: Showing, seal: string): string =>
  [purpose, item, shownAt.getTime().toString(36), seal].join('|');

/** Reads it back; null for what we never write. Whether the seal is ours is for others to say. */
export function readShowing(text: string): { readonly showing: Showing; readonly seal: string } | null {
  const [purpose, item, at = '', seal = '', ...more] = text.split('|');
  const isWhole = /^[0-9a-z]{1,10}$/.test(at) && more.length === 0;
  if (!isPurpose(purpose) || item === undefined || !isWhole) return null;
  return { showing: { purpose, item, shownAt: new Date(Number.parseInt(at, 36)) }, seal };
}
