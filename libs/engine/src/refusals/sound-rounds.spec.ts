import { criterion, mentor, round, settingsWith, student } from '../../test/small-rounds';
import type { MatchInput } from '../model/input';
import { validate } from './validate';

const sound: Partial<MatchInput> = { students: [student('s'), student('t')], mentors: [mentor('m'), mentor('n')] };
const settings = (more: Parameters<typeof settingsWith>[0]): Partial<MatchInput> => ({ settings: settingsWith(more) });
/** What only a caller without types could send. */
const unknown = (value: unknown) => value as never;

test.each<[what: string, sound: Partial<MatchInput>]>([
  ['the first and the last tier', { students: [student('s', { tier: 1 }), student('t', { tier: 9 })] }],
  ['no places and most places', { mentors: [mentor('m', { places: 0 }), mentor('n', { places: 500 })] }],
  ['as few students as there are places', { mentors: [mentor('m', { places: 2, fewest: 2 })] }],
  ['as many people as there may be', { students: Array.from({ length: 100_000 }, (_, i) => student(`s${i}`)) }],
  [
    'weights at their ends',
    settings({ criteria: [0, 100].map((weight) => criterion({ kind: 'help', id: `c${weight}`, weight })) }),
  ],
  ['nothing of what is a share', settings({ minimumFit: 0, retention: 0, mentorsView: 0, lotteryStrength: 0 })],
  ['all of what is a share', settings({ minimumFit: 1, retention: 1, mentorsView: 1, lotteryStrength: 1 })],
  ['half of what is a share', settings({ minimumFit: 0.5, retention: 0.5, mentorsView: 0.5, lotteryStrength: 0.5 })],
  ['ratings at their ends and between', { students: [student('s', { ratings: { m: 1, n: 5, o: 3.5 } })] }],
  [
    'answers of every kind, and none',
    {
      students: [
        student('s', { answers: { a: 'x', b: 2, c: ['x', 'y'], d: [], e: unknown(null), f: unknown(undefined) } }),
      ],
    },
  ],
  ['barriers that need no columns', settings({ barriers: [{ id: 'b', kind: 'no-shared-time', name: 'b' }] })],
  ...(['most-matched', 'best-fit', 'stable'] as const).map((aim): [string, Partial<MatchInput>] => [
    aim,
    settings({ aim }),
  ]),
  ...(['even-coverage', 'raise-the-lowest'] as const).map((kind): [string, Partial<MatchInput>] => [
    kind,
    settings({ fairness: { kind } }),
  ]),
  [
    'floors of two groups, none and as many as they are',
    {
      ...settings({
        fairness: {
          kind: 'floors',
          floors: [
            { group: 'a', places: 1 },
            { group: 'b', places: 0 },
          ],
        },
      }),
      students: [student('s', { group: 'a' }), student('t', { group: 'b' })],
    },
  ],
])('%s are no fault', (_, some) => {
  expect(() => validate(round({ ...sound, ...some }))).not.toThrow();
});
