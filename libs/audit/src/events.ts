/** What kind of thing happened: somebody looked, something was changed, or somebody came in or was refused. */
export type EventKind = 'look' | 'change' | 'sign-in';

interface Known {
  readonly kind: EventKind;
  /** After "somebody": `looked at an application`. */
  readonly words: string;
}

/** Everything the record of who looked can say: one line an event, the words as the person whose data it was reads them. */
export const events = {
  'application.listed': { kind: 'look', words: 'saw you in a list of students' },
  'application.viewed': { kind: 'look', words: 'looked at your application' },
  'offer.listed': { kind: 'look', words: 'saw you in a list of mentors' },
  'offer.viewed': { kind: 'look', words: 'looked at your offer of places' },
  'signed-in': { kind: 'sign-in', words: 'signed in' },
  'signed-out': { kind: 'sign-in', words: 'signed out' },
  'sign-in.refused': { kind: 'sign-in', words: 'tried to sign in and was refused' },
} as const satisfies Record<string, Known>;

export type AuditEvent = keyof typeof events;
