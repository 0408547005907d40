import fc from 'fast-check';
import { MOST_TRIES, type MailState, type Outcome, standingAfter, turnOf, waitAfter } from './course';

const fresh = { state: 'waiting', tries: 0, wasCutOff: false, isTooLate: false } as const;

test('what waits is sent, what is done is left, what is too late is given up', () => {
  expect(turnOf(fresh)).toEqual({ send: true, cutOff: false });
  expect(turnOf({ ...fresh, isTooLate: true })).toBe('give-up');
  for (const state of ['sent', 'refused', 'dead'] as const)
    expect(turnOf({ ...fresh, state, isTooLate: true })).toBe('leave');
});

test('what was left in the middle is sent once more, and no third time', () => {
  expect(turnOf({ ...fresh, state: 'sending', tries: 1 })).toEqual({ send: true, cutOff: true });
  expect(turnOf({ ...fresh, state: 'sending', tries: 2, wasCutOff: true })).toBe('give-up');
});

test('waits grow from half a minute to hours', () => {
  const waits = Array.from({ length: MOST_TRIES - 1 }, (_, index) => waitAfter(index + 1));
  expect(waits).toEqual([30, 90, 270, 810, 2_430, 7_290, 21_870]);
});

/** Lives a mail through, whatever the server and the sender's own deaths do to it. */
function live(outcomes: readonly (Outcome | 'died')[]) {
  let standing: { state: MailState; tries: number; wasCutOff: boolean } = { ...fresh };
  let [tries, perhapsArrived] = [0, 0];
  for (const outcome of outcomes) {
    const turn = turnOf({ ...standing, isTooLate: false });
    if (turn === 'leave') break;
    if (turn === 'give-up') return { standing: { ...standing, state: 'dead' }, tries, perhapsArrived };
    tries += 1;
    standing = { state: 'sending', tries, wasCutOff: standing.wasCutOff || turn.cutOff };
    if (outcome === 'sent' || outcome === 'unknown' || outcome === 'died') perhapsArrived += 1;
    if (outcome !== 'died') standing = { ...standing, ...standingAfter(outcome, standing) };
  }
  return { standing, tries, perhapsArrived };
}

test('whatever happens, a mail is tried eight times at most and can arrive twice at most', () => {
  const outcome = fc.constantFrom<Outcome | 'died'>('sent', 'refused', 'later', 'unknown', 'died');
  fc.assert(
    fc.property(fc.array(outcome, { minLength: 20, maxLength: 30 }), (outcomes) => {
      const { standing, tries, perhapsArrived } = live(outcomes);
      expect(tries).toBeLessThanOrEqual(MOST_TRIES + 1);
      expect(perhapsArrived).toBeLessThanOrEqual(2);
      expect(['sent', 'refused', 'dead']).toContain(standing.state);
    }),
  );
});
