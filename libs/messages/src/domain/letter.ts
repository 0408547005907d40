import { DomainError, type Purpose } from '@footing/kernel';
import { readAddress } from './address';

/** Every kind of mail there is, and how it is sent. */
export const mailKinds = {
  'sign-in-link': { isUrgent: true, goodForMinutes: 10 },
  invitation: { isUrgent: false, goodForMinutes: null },
  'second-factor-notice': { isUrgent: true, goodForMinutes: null },
  'account-notice': { isUrgent: true, goodForMinutes: null },
  'staff-notice': { isUrgent: true, goodForMinutes: null },
  'right-notice': { isUrgent: false, goodForMinutes: null },
} as const satisfies Record<string, { isUrgent: boolean; goodForMinutes: number | null }>;
export type MailKind = keyof typeof mailKinds;

/** On whose permission a mail is sent, and which it was when the mail was written. */
export interface Permission {
  readonly subjectId: string;
  readonly subjectKind: 'student' | 'mentor';
  readonly purpose: Purpose;
  /** '' for the purpose as a whole. */
  readonly item: string;
  readonly epoch: number;
}

/** One mail to one person. */
export interface Letter {
  /** One address and nothing else. */
  readonly to: string;
  readonly kind: MailKind;
  /** At most 200 characters on one line, and nothing about the person: it can be read on a locked phone. */
  readonly subject: string;
  /** Plain text; an empty line parts paragraphs. */
  readonly text: string;
  /** What stands inside the page, made by our own code and escaped there; absent: the text, with its links. */
  readonly html?: string;
  /** Where it rests on a decision of theirs: it is dropped when they decide otherwise. Absent: it goes out in any case. */
  readonly permission?: Permission;
  /** Where one tap stops such mail: a whole address, which mail programs then offer too. */
  readonly stopAt?: string;
}

/** A letter as it goes into the envelope, in the institution's name. */
export interface SealedLetter {
  readonly to: string;
  readonly from: string;
  /** Where answers go; empty: nowhere. */
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly stopAt?: string;
}

/** In whose name mail is sent. */
export interface Sender {
  readonly name: string;
  readonly contactEmail: string;
}

const MOST = 200;
/** Ends of lines and everything else that is not to be seen. */
const UNSEEN = /[\p{C}\u2028\u2029]/u;
/** One whole address of the web, which cannot be taken for two. */
const ADDRESS = /^https?:\/\/[\w.:/%~-]+$/;

/** @throws {DomainError} invalid, `mail.address` or `mail.subject`, when it could be taken for more than one line or one person. */
export function sealable(letter: Letter, sender: Sender): SealedLetter {
  const to = readAddress(letter.to);
  if (!to) throw new DomainError('invalid', 'mail.address');
  const { subject } = letter;
  if (subject.length === 0 || subject.length > MOST || UNSEEN.test(subject))
    throw new DomainError('invalid', 'mail.subject');
  if (subject.toLowerCase().includes(to)) throw new DomainError('invalid', 'mail.subject');
  const replyTo = readAddress(sender.contactEmail) ?? '';
  const { stopAt } = letter;
  if (stopAt !== undefined && !ADDRESS.test(stopAt)) throw new DomainError('invalid', 'mail.stop-at');
  const closing = [
    `${sender.name}, mentoring`,
    ...(replyTo ? [`Questions? Write to ${replyTo}`] : []),
    ...(stopAt ? ['Stop such messages with one tap:', stopAt] : []),
  ].join('\n');
  return {
    to,
    from: oneLine(sender.name),
    replyTo,
    subject,
    text: `${letter.text.trim()}\n\n-- \n${closing}\n`,
    html: pageOf(sender.name, letter.html ?? paragraphs(letter.text), closing),
    ...(stopAt ? { stopAt } : {}),
  };
}

/** A name that fits into a header, whatever was typed into it. */
const oneLine = (name: string) =>
  name
    .split(UNSEEN)
    .join(' ')
    .replace(/[<>"@,;:\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST);

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

/** An address of ours that stands alone on its line becomes a link that shows where it leads. */
const paragraphs = (text: string) =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(lineOf).join('<br>')}</p>`)
    .join('\n');

const lineOf = (line: string) =>
  /^https?:\/\/[^\s"<>]+$/.test(line) ? `<a href="${escape(line)}">${escape(line)}</a>` : escape(line);

const pageOf = (title: string, inside: string, closing: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title></head>
<body style="font-family: sans-serif; font-size: 17px; line-height: 1.5; max-width: 36em; color: #1F2430">
${inside}
<p style="color: #515867">${closing.split('\n').map(lineOf).join('<br>')}</p>
</body></html>
`;
