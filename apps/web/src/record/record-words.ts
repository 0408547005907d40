import { type AuditEvent, events, type NamedSubject, purposeOf, type RecordLine } from '@footing/audit';
import { isPurpose, places, purposes, roleNames } from '@footing/kernel';
import { fieldsOf } from '@footing/people';

/** Words as they begin a sentence. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const inLondon = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'Europe/London' });
const day = inLondon({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const clock = inLondon({ hour: '2-digit', minute: '2-digit', hour12: false });

/** "Sunday 22 November 2026, 14:05", as clocks in the UK show it: the record goes back for years. */
export const momentInWords = (at: Date): string => `${day.format(at).replace(',', '')}, ${clock.format(at)}`;

const isKnown = (event: string): event is AuditEvent => Object.hasOwn(events, event);

/** What happened, after "somebody": "looked at your application". An event of an older version is said by its name. */
export const eventWords = (event: string): string => (isKnown(event) ? events[event].words : event);

const roles: Readonly<Record<string, string>> = roleNames;
export const roleWords = (role: string): string => roles[role] ?? role;

/** The same for somebody it was not about: "looked at somebody’s application". */
export const eventOfOthers = (event: string): string =>
  eventWords(event)
    .replace(/\byour\b/g, 'somebody’s')
    .replace(/\byou look\b/g, 'somebody looks')
    .replace(/\byou act\b/g, 'somebody acts')
    .replace(/\byou do\b/g, 'somebody does')
    .replace(/\byou are\b/g, 'somebody is')
    .replace(/\byou\b/g, 'somebody');

const shortMoment = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  timeZone: 'Europe/London',
});

/** "22 Nov 2026, 14:05:09", for a long list. */
export const shortMomentInWords = (at: Date): string => shortMoment.format(at);

/** Who looked: "You", "Priya Shah, Careers consultant", or "The service itself". */
export function whoWords({ accountId, accountName, role }: RecordLine, self: string | null = null): string {
  if (accountId === null) return roleWords('system');
  if (accountId === self) return 'You';
  const name = accountName ?? 'Somebody who has left';
  return role === 'system' ? `The service, for ${name}` : `${name}, ${roleWords(role)}`;
}

export const whatFor = ({ event, purpose }: RecordLine): string => purpose ?? purposeOf(event);

const own: Readonly<Record<string, string>> = {
  name: 'Name',
  email: 'E-mail address',
  universityId: 'University ID',
  school: 'School',
  tier: 'Priority tier',
  priorityGroup: 'Priority group',
  experiences: 'Shared experience',
  answers: 'Answers',
  mentor: 'Who the mentor is',
  fit: 'How well two people fit',
  review: 'What was decided',
  reason: 'Why there is no mentor',
  reasons: 'Why two people fit',
  chance: 'Chance of a mentor',
  state: 'State of the pairing',
};
const answers = new Map([...fieldsOf('students'), ...fieldsOf('mentors')].map(({ key, label }) => [key, label]));

/** What both sides are asked, each about the other. */
const ofEither: Readonly<Record<string, string>> = {
  avoid: 'People to avoid',
  choices: 'People they asked for',
};

/** What the person themselves reads where staff read a word of theirs for it. */
const toThemselves: Readonly<Record<string, string>> = {
  tier: 'When your turn comes',
  priorityTier: 'When your turn comes',
  priorityGroup: 'Groups the university counts you in',
  priorityGroups: 'Groups the university counts you in',
};

const placeWords = new Map(Object.entries(places).map(([place, { words }]) => [place, sentence(words)]));

/** The kinds of data, in words, each once: "Name, School and Priority tier" come as a list. */
export const fieldWords = (fields: readonly string[]): string[] => [...new Set(fields.map(fieldInWords))];

/** The same, said to the person whom the line is about: "About you". */
export const fieldWordsToThemselves = (fields: readonly string[]): string[] => [
  ...new Set(fields.map((field) => toThemselves[field] ?? aboutYou(fieldInWords(field)))),
];

const aboutYou = (words: string): string => words.replace(/\b(?:them|they)\b/g, 'you').replace(/\btheir\b/g, 'your');

/** The kinds of data of one line; roles, where it is about who may do what. */
export function kindsOfData({ event, fields }: Pick<RecordLine, 'event' | 'fields'>, toSelf: boolean): string[] {
  if (/^(account|role)s?\./.test(event) && fields.some((field) => field in roles))
    return fields.map((field) => roles[field] ?? fieldInWords(field));
  // A copy has every part there is: naming each would say less.
  if (event === 'copy.taken') return ['Everything'];
  return toSelf ? fieldWordsToThemselves(fields) : fieldWords(fields);
}

function fieldInWords(field: string): string {
  if (isPurpose(field)) return purposes[field].title;
  const known = own[field] ?? ofEither[field] ?? answers.get(field) ?? placeWords.get(field);
  if (known !== undefined) return known;
  const words = field.replace(/^column:/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const kinds: Readonly<Record<NamedSubject['kind'], string>> = {
  student: 'student',
  mentor: 'mentor',
  account: 'account',
};

/** Whose data it was: "Amy Hall (student), Bo Lee (mentor) and 18 more"; '' for nobody's. */
export function subjectWords({ subjects, people }: RecordLine): string {
  const named = subjects.map(({ kind, name }) => `${name ?? 'Somebody who has left'} (${kinds[kind]})`);
  const more = people - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

/** The events whose words hold all of these, in any order; an event's own name is that event alone. */
export function eventsSaying(text: string): string[] {
  if (isKnown(text)) return [text];
  const words = text.toLowerCase().split(/\s+/);
  return Object.keys(events).filter((event) =>
    words.every((word) => eventOfOthers(event).toLowerCase().includes(word)),
  );
}
