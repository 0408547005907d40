import type { Purpose } from '@footing/kernel';

/**
 * Every kind of mail there is, and how it is sent. Service mail is about something its reader does here or asked for; all
 * other mail rests on their yes and can be stopped from the mail itself.
 */
export const mailKinds = {
  'sign-in-link': { isService: true, isUrgent: true, goodForMinutes: 10 },
  invitation: { isService: true, isUrgent: false, goodForMinutes: null },
  'second-factor-notice': { isService: true, isUrgent: true, goodForMinutes: null },
  'account-notice': { isService: true, isUrgent: true, goodForMinutes: null },
  'staff-notice': { isService: true, isUrgent: true, goodForMinutes: null },
  'interest-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'right-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'story-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'round-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'places-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'sign-up-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'message-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'concern-news': { isService: true, isUrgent: true, goodForMinutes: null },
  'training-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'introduction-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'pairing-question': { isService: true, isUrgent: false, goodForMinutes: null },
  'together-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'meeting-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'survey-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'network-notice': { isService: true, isUrgent: false, goodForMinutes: null },
  'pairing-news': { isService: true, isUrgent: false, goodForMinutes: null },
  news: { isService: false, isUrgent: false, goodForMinutes: null },
  'follow-up': { isService: false, isUrgent: false, goodForMinutes: null },
} as const satisfies Record<string, { isService: boolean; isUrgent: boolean; goodForMinutes: number | null }>;
export type MailKind = keyof typeof mailKinds;

/** Kinds that rest on a yes, and that one tap in the mail stops. */
export type StoppableKind = { [K in MailKind]: (typeof mailKinds)[K]['isService'] extends true ? never : K }[MailKind];

/** On whose permission a mail is sent, and which it was when the mail was written. */
export interface Permission {
  readonly subjectId: string;
  readonly subjectKind: 'student' | 'mentor';
  readonly purpose: Purpose;
  /** '' for the purpose as a whole. */
  readonly item: string;
  readonly epoch: number;
}

/** Something to open. */
export interface LetterAction {
  /** What happens there: "See what you asked". */
  readonly label: string;
  /** A path, which leads to the institution's own address: `/me`; or a whole `https:` address of somebody else's. */
  readonly address: string;
}

/** What a letter says: text and page are both made from this. */
export interface LetterWords {
  /** Their name, for "Hello Amina,"; absent: "Hello,". */
  readonly greeting?: string;
  readonly paragraphs: readonly string[];
  /** After the paragraphs; the first is the one that matters most. */
  readonly actions?: readonly LetterAction[];
  /** Paragraphs after the actions. */
  readonly notes?: readonly string[];
  /** What follows "You get this mail because", without a full stop: "you asked us something about your data". */
  readonly why: string;
}

/** A message to calendar programs, which goes with the words for people. */
export interface LetterCalendar {
  readonly method: 'REQUEST' | 'CANCEL';
  /** A whole calendar with this method, that has the reader among its attendees. Sent as it is, to the byte. */
  readonly body: string;
}

interface Envelope {
  /** One address and nothing else. */
  readonly to: string;
  /** At most 200 characters on one line, and nothing about the person: it can be read on a locked phone. */
  readonly subject: string;
  /** Absent: nothing for calendars. */
  readonly calendar?: LetterCalendar;
}

/** Mail that goes out in any case; where it rests on a decision of theirs all the same, it is dropped when they decide otherwise. */
interface ServiceLetter {
  readonly kind: Exclude<MailKind, StoppableKind>;
  readonly permission?: Permission;
  readonly stop?: string;
}

interface StoppableLetter {
  readonly kind: StoppableKind;
  /** It is dropped when they decide otherwise. */
  readonly permission: Permission;
  /** Where one tap stops such mail, which mail programs then offer too: the path of a link from `StopLinks`. */
  readonly stop: string;
}

/** One mail to one person. */
export type Letter = Envelope & LetterWords & (ServiceLetter | StoppableLetter);

/** A letter without the person it goes to. */
export type LetterToAnybody = LetterWords & Pick<Envelope, 'subject'> & ServiceLetter;

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
  readonly calendar?: LetterCalendar;
}

/** A letter out of its envelope. */
export interface OpenLetter extends SealedLetter {
  /** The same however often it is sent. */
  readonly writtenAt: Date;
}

/** In whose name mail is sent. */
export interface Sender {
  readonly name: string;
  readonly contactEmail: string;
  /** Where its own pages are, without `/` at the end. */
  readonly origin: string;
  /** `#RRGGBB`, readable under white; null: the service's own. */
  readonly colour: string | null;
}
