import type { PartOfMe } from '@footing/consent';
import { underPurpose } from '@footing/database';
import { concernsOf } from './data/concerns.query';
import { openNotes, openSaid } from './concern-notes';
import { urgencies } from './domain/concern';

/** What this library holds about somebody: what they raised themselves, as who they are. */
export const concernsParts: readonly PartOfMe[] = [
  {
    ...{ name: 'concerns', title: 'Concerns that you raised', tables: ['concern', 'concern_note'] },
    words:
      'What you told the safeguarding lead as who you are, and what they answered. Nobody else can read it. What you raised without your name is not here, as nobody knows that it was you. What others told the safeguarding lead is never in anybody’s copy, whoever it is about: the law lets us keep it back to keep people safe (to be confirmed by your data protection officer).',
    columns: [
      'When',
      'How urgent',
      'What you wrote',
      'About whom',
      'How to reach you',
      'How it stands',
      'What was said since',
    ],
    rows: ({ tx, institutionId, person, secrets }) =>
      underPurpose(
        tx,
        'own',
        async () => {
          const rows = await concernsOf(tx, institutionId, person.accountId);
          return Promise.all(
            rows.map(async ({ id, raisedAt, urgency, state, sealed }) => {
              const { what, about, reach } = await openSaid(tx, secrets, institutionId, sealed);
              const notes = await openNotes(tx, secrets, institutionId, id, false);
              const since = notes.map(({ step, words }) => `${step}: ${words}`).join('\n');
              return [raisedAt, urgencies[urgency], what, about, reach, state, since];
            }),
          );
        },
        person.accountId,
      ),
  },
];
