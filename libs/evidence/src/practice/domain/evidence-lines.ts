import type { FieldError } from '@footing/kernel';

/** What shows that something is so: a page on the web, or a snapshot of ours, with words of one's own. */
export interface PracticeEvidence {
  /** Begins with https://; null: a snapshot. */
  readonly url: string | null;
  /** Its number; null: a page. */
  readonly snapshot: number | null;
  /** What it is; may be empty. */
  readonly words: string;
}

export const MOST_EVIDENCE = 20;
const MOST_URL = 1000;
const MOST_WORDS = 200;
const SNAPSHOT = /^snapshot\s+(\d{1,6})(?:\s+(.*))?$/iu;
const LINK = /^(https:\/\/\S+)(?:\s+(.*))?$/iu;

/**
 * Reads evidence as it is typed, one a line: an address that begins with https://, or "snapshot" and its number, and then
 * what it is. Empty lines are nothing.
 */
export function readEvidence(text: string): { evidence: PracticeEvidence[]; faults: FieldError[] } {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const read = lines.filter((line) => line !== '').map((line, at) => readLine(line, at + 1));
  const faults = read.flatMap((one) => (typeof one === 'string' ? [{ field: 'evidence', message: one }] : []));
  const evidence = read.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  if (read.length > MOST_EVIDENCE)
    faults.push({ field: 'evidence', message: `Keep to ${MOST_EVIDENCE} lines of evidence` });
  return { evidence, faults };
}

function readLine(line: string, at: number): PracticeEvidence | string {
  const [, number, of] = SNAPSHOT.exec(line) ?? [];
  const [, url, about] = LINK.exec(line) ?? [];
  const words = (number === undefined ? about : of) ?? '';
  if (words.length > MOST_WORDS) return `Line ${at}: shorten the words to ${MOST_WORDS} characters`;
  if (number !== undefined) return { url: null, snapshot: Number(number), words };
  if (url === undefined) return `Line ${at}: begin with https:// or with “snapshot” and its number`;
  return isAddress(url) ? { url, snapshot: null, words } : `Line ${at}: check the address`;
}

/** Secure, with a host, and without a name and a password in it. */
function isAddress(url: string): boolean {
  if (url.length > MOST_URL || /[<>"@]/.test(url) || !URL.canParse(url)) return false;
  return url.startsWith('https://') && new URL(url).hostname.includes('.');
}

/** The same lines again, as they stand in the form. */
export const evidenceLines = (evidence: readonly PracticeEvidence[]): string =>
  evidence.map(({ url, snapshot, words }) => `${url ?? `snapshot ${snapshot}`} ${words}`.trim()).join('\n');
