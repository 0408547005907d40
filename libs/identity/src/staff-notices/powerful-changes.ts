import { type Role, strongRoles } from '@footing/kernel';

/** A change by which somebody could let others in, or shut them out: what was done, and where to undo it. */
interface Powerful {
  /** After a name: `Ada Lee gave or took roles`. */
  readonly did: string;
  /** After "If you did not expect it, ask them. ". */
  readonly undo: string;
}

const AT_PEOPLE =
  'To undo it, go to “Our university”, then “People who work here”: change their roles there, or switch the account off.';
const AT_SIGN_IN = 'To stop it, go to “Our university”, then “How people sign in”, and turn that sign-in service off.';
const AT_RESETS = 'While it waits, you can stop it: go to “My account”, then “People who lost their codes”.';

/** Everything that administrators and data protection officers are told of. */
export const powerfulChanges = {
  'roles-changed': { did: 'changed the roles of an account', undo: AT_PEOPLE },
  'account-added': { did: 'added an account with a role that sees or decides a lot', undo: AT_PEOPLE },
  'account-switched-on': {
    did: 'switched an account on again that has a role that sees or decides a lot',
    undo: AT_PEOPLE,
  },
  'account-switched-off': {
    did: 'switched an account off that has a role that sees or decides a lot',
    undo: 'To undo it, go to “Our university”, then “People who work here”, and switch the account on again.',
  },
  'sign-in-added': { did: 'added a sign-in service of the university', undo: AT_SIGN_IN },
  'sign-in-changed': { did: 'changed how a sign-in service of the university is set up', undo: AT_SIGN_IN },
  'sign-in-turned-on': { did: 'let people sign in by a sign-in service', undo: AT_SIGN_IN },
  'sign-in-turned-off': {
    did: 'turned a sign-in service off',
    undo: 'To undo it, go to “Our university”, then “How people sign in”, and turn it on again.',
  },
  'sign-in-removed': {
    did: 'removed a sign-in service of the university',
    undo: 'It has to be set up anew, under “Our university”, then “How people sign in”.',
  },
  'metadata-replaced': { did: 'had the metadata of a sign-in service fetched again', undo: AT_SIGN_IN },
  'keys-changed': {
    did: 'changed the keys that our requests to the university’s sign-in are signed with',
    undo: 'See under “Our university”, then “How people sign in”, which keys there are.',
  },
  'networks-changed': {
    did: 'changed which networks count as the university’s own',
    undo: 'To undo it, go to “Our university”, then “Networks of the university”.',
  },
  'reset-asked': { did: 'asked to take codes and passkeys off an account', undo: AT_RESETS },
  'reset-agreed': {
    did: 'agreed to take codes and passkeys off an account, and they are off now',
    undo: 'If it was not right, switch the account off under “Our university”, then “People who work here”.',
  },
  'api-key-made': {
    did: 'made a key with which another system reads or writes here',
    undo: 'To end it, go to “Our university”, then “Keys for other systems”.',
  },
} as const satisfies Record<string, Powerful>;
export type PowerfulChange = keyof typeof powerfulChanges;

/** One change as its letter tells it. */
export interface Told {
  readonly change: PowerfulChange;
  /** Who did it. */
  readonly by: string;
  /** More about it, as one sentence; empty: nothing. */
  readonly more: string;
  readonly at: Date;
}

/** It can be read on a locked phone: so it names nobody. */
export const SUBJECT = 'An administrator changed something important';

const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });

/** Why somebody gets it, after "because". */
export const WHY = 'you are an administrator or data protection officer here, or it is about your own account';

/** The letter in plain words: what, by whom, when, and what to do if nobody expected it. */
export function paragraphsOf({ change, by, more, at }: Told): readonly string[] {
  const { did, undo } = powerfulChanges[change];
  return [
    `${by} ${did}, on ${inWords.format(at)} (UK time).`,
    ...(more === '' ? [] : [more]),
    'Did you expect this? Then there is nothing to do.',
    `If not, ask ${by} at once, in person or by telephone. ${undo} If they say that it was not them, switch their account off, and tell your data protection officer.`,
  ];
}

/** Whether a role is one that administrators are told about: it sees other people's details, or decides who does. */
export const isStrong = (role: Role): boolean => strongRoles.includes(role);
