import type { Category } from './categories';

/** Why the law lets us use data. Which one holds for a purpose is for the institution's data protection officer to say. */
export const bases = {
  consent: { stop: 'withdraw', words: 'because you said yes' },
  'explicit-consent': { stop: 'withdraw', words: 'because you said yes, about this and nothing else' },
  'public-task': { stop: 'object', words: 'because it is part of a university’s work for its students' },
  'legitimate-interests': { stop: 'object', words: 'because the university has a good reason that does you no harm' },
  contract: { stop: 'none', words: 'because you and the university agreed on it' },
  'legal-obligation': { stop: 'none', words: 'because the law asks for it' },
} as const;
export type Basis = keyof typeof bases;

/** What somebody can do to stop a use: take back a yes, object to a use that needs none, or neither. */
export type StopVerb = (typeof bases)[Basis]['stop'];

/** What one choice is about: the purpose as a whole, each shared experience, answer or story, or each group somebody is in. */
export type ItemKind = 'whole' | 'experience' | 'field' | 'story' | 'group';

interface Declared {
  readonly title: string;
  /** What it covers, for the person: whole sentences. */
  readonly what: string;
  readonly who: string;
  /** What happens when it stops. */
  readonly stopped: string;
  readonly basis: Basis;
  readonly items: ItemKind;
  readonly categories: readonly Category[];
  /** For how long a yes holds; null where nobody is asked. */
  readonly months: number | null;
  /** Whether people see a choice for it; what is without one can still be objected to by writing. */
  readonly chosen: boolean;
  /** The term of the W3C Data Privacy Vocabulary. */
  readonly dpv: string;
}

/**
 * What data is used for, each with what it may read: the whole map. The database holds the same rows, and a use that is not
 * here does not compile and reads nothing. Bases and lengths are defaults, to be confirmed by the data protection officer.
 */
export const purposes = {
  service: {
    title: 'Running the mentoring service',
    what: 'We keep your account, what you told us and what was arranged for you, so that the service works.',
    who: 'Staff of the mentoring service, each as far as their work needs it.',
    stopped: 'Without it we cannot offer you mentoring. We would close your place and keep only what the law asks for.',
    basis: 'public-task',
    items: 'whole',
    categories: ['identity', 'contact', 'answers', 'group', 'needs', 'matching', 'account', 'right', 'record'],
    months: null,
    chosen: false,
    dpv: 'RequestedServiceProvision',
  },
  own: {
    title: 'Showing you what we hold about you',
    what: 'You can see, take away and correct what we know about you, and see what you decided.',
    who: 'You; and the data protection officer when you ask for it.',
    stopped: 'This cannot be stopped: it is your right.',
    basis: 'legal-obligation',
    items: 'whole',
    categories: [
      ...([
        'identity',
        'contact',
        'answers',
        'group',
        'experience',
        'needs',
        'matching',
        'account',
        'outcome',
        'story',
      ] as const),
      ...(['right', 'record', 'conversation', 'concern'] as const),
    ],
    months: null,
    chosen: false,
    dpv: 'LegalCompliance',
  },
  safeguarding: {
    title: 'Keeping people safe',
    what: 'When somebody tells us in confidence that something worries them, it is read and answered, and contact between two people can be stopped. Where somebody may come to harm, messages can be opened for a day; whose they are is told afterwards.',
    who: 'The safeguarding lead. The data protection officer sees that messages were opened and why, and never what they say.',
    stopped: 'We look at what you object to. Where somebody may be in danger, the law can let us go on.',
    basis: 'public-task',
    items: 'whole',
    categories: ['identity', 'contact', 'matching', 'account', 'concern', 'conversation'],
    months: null,
    chosen: false,
    dpv: 'LegalCompliance',
  },
  'matching.core': {
    title: 'Finding a mentor or student for you',
    what: 'We compare what you said with what others said, and suggest who could work well together. A person decides.',
    who: 'The matching step, and the careers consultant who reviews what it suggests.',
    stopped: 'You are left out of matching from now on. A mentor or student you already have stays yours.',
    basis: 'public-task',
    items: 'whole',
    categories: ['identity', 'contact', 'answers', 'group', 'matching'],
    months: null,
    chosen: true,
    dpv: 'ServiceProvision',
  },
  'matching.characteristics': {
    title: 'Using what you share with others to match you',
    what: 'Where you and somebody else both say yes to the same experience, it counts towards how well you fit. It helps to choose who you work with, never whether you are given somebody.',
    who: 'Only the matching step. It learns that two people share something, and never what.',
    stopped: 'We leave it out at once. It does not change your chance of a mentor.',
    basis: 'explicit-consent',
    items: 'experience',
    categories: ['experience'],
    months: 24,
    chosen: true,
    dpv: 'ServicePersonalisation',
  },
  'places.first': {
    title: 'Telling us what may give you a place sooner',
    what: 'Where one of these is true for you, you can say so. Some students are given places first, and then it counts.',
    who: 'The matching step, and the staff who look after these students. Your mentor and other students never learn it.',
    stopped: 'It no longer counts for you. A mentor whom you already have stays yours.',
    basis: 'explicit-consent',
    items: 'group',
    categories: ['group'],
    months: 24,
    chosen: true,
    dpv: 'ServicePersonalisation',
  },
  'sharing.mentor': {
    title: 'Showing something about you to your mentor or student',
    what: 'The person you are matched with can see what you choose here, and nothing else that you told us.',
    who: 'The one person you are matched with.',
    stopped: 'It is no longer shown. We cannot take back what they have read.',
    basis: 'consent',
    items: 'field',
    categories: ['answers', 'contact', 'experience'],
    months: 24,
    chosen: true,
    dpv: 'ServiceProvision',
  },
  'sharing.calendar': {
    title: 'Showing details in calendars',
    what: 'Calendar entries of your meetings name who you meet and what about. Without it they say “Mentoring meeting”.',
    who: 'Whoever can see your calendar, or the calendar of the person you meet.',
    stopped: 'We send an update without the details. We cannot change calendars that ignore updates.',
    basis: 'consent',
    items: 'whole',
    categories: ['identity', 'contact', 'matching'],
    months: 24,
    chosen: true,
    dpv: 'CommunicationManagement',
  },
  evidence: {
    title: 'Showing what mentoring changes',
    what: 'Your surveys and how mentoring went are counted together with those of others, to learn whether it works.',
    who: 'Planning analysts, who see no names. What is published is about groups, never about one person.',
    stopped: 'You are left out of every count from now on. Figures that are already published stay as they are.',
    basis: 'explicit-consent',
    items: 'whole',
    categories: ['outcome', 'group', 'matching'],
    months: 24,
    chosen: true,
    dpv: 'AcademicResearch',
  },
  linkage: {
    title: 'Joining what the university knows to how mentoring went',
    what: 'We add to your answers whether you continued, how you did and what you went on to, as the university’s own records say. Your name stays behind.',
    who: 'Planning analysts, who see no names. What is published is about groups, never about one person.',
    stopped: 'What was joined is removed at once. Figures that are already published stay as they are.',
    basis: 'explicit-consent',
    items: 'whole',
    categories: ['outcome'],
    months: 24,
    chosen: true,
    dpv: 'AcademicResearch',
  },
  tracking: {
    title: 'Telling a tracking service that you took part',
    what: 'Universities use tracking services to learn whether support helps: HEAT, EMWPREP or AWPD. Where your university is a member of one, it may send that you took part and when you met. It may add what its own records hold and the service asks for, such as your date of birth.',
    who: 'Staff who make the file, a colleague who checks it, and the tracking service that your university is a member of.',
    stopped:
      'You are in no file from now on. We cannot take back what was sent: ask us, and we write to the tracking service.',
    basis: 'public-task',
    items: 'whole',
    categories: ['identity', 'matching'],
    months: null,
    chosen: true,
    dpv: 'AcademicResearch',
  },
  'follow-up': {
    title: 'Asking you again after six and fifteen months',
    what: 'We write to you six and fifteen months after mentoring, to ask what you are doing then. Each time we remind you three times at most.',
    who: 'Staff of the mentoring service.',
    stopped: 'We do not write to you about it.',
    basis: 'consent',
    items: 'whole',
    categories: ['contact', 'identity', 'matching'],
    months: 24,
    chosen: true,
    dpv: 'AcademicResearch',
  },
  story: {
    title: 'Using your words or picture in a story',
    what: 'The university may use this one quote, text or picture, with the end date that you see.',
    who: 'Everybody: stories are public.',
    stopped:
      'It is gone from our own pages at once. We print no more of it and remove our own posts; we cannot take back what is printed already, or copies that others made.',
    basis: 'explicit-consent',
    items: 'story',
    categories: ['story', 'identity'],
    months: 24,
    chosen: true,
    dpv: 'PublicRelations',
  },
  news: {
    title: 'News that is not about your own mentoring',
    what: 'Now and then we write to you about events and other ways to take part.',
    who: 'Staff of the mentoring service.',
    stopped: 'We send none. Messages about your own mentoring still come.',
    basis: 'consent',
    items: 'whole',
    categories: ['contact', 'identity'],
    months: 24,
    chosen: true,
    dpv: 'DirectMarketing',
  },
} as const satisfies Record<string, Declared>;

/** A declared use. */
export type Purpose = keyof typeof purposes;

/** The purposes that may read a category: what reads it takes one of these, so that no other compiles. */
export type PurposeFor<C extends Category> = {
  [P in Purpose]: C extends (typeof purposes)[P]['categories'][number] ? P : never;
}[Purpose];

export const purposeCodes = Object.keys(purposes) as readonly Purpose[];

/** Whether a text, from a form or the database, names a declared purpose. */
export const isPurpose = (text: unknown): text is Purpose => typeof text === 'string' && Object.hasOwn(purposes, text);

/** How a use that rests on `basis` is stopped. */
export const stopVerbOf = (basis: Basis): StopVerb => bases[basis].stop;
