import fc from 'fast-check';
import { daysAfter, daysBetween } from './days';
import { holdingStates, isEnd, moves, moveTo, pairingStates, sides } from './lifecycle';
import { type Arrived, nextWait } from './next-wait';
import { awaitedThings, waits } from './waits';

const days = fc.integer({ min: 0, max: 700 }).map((n) => daysAfter('2026-09-01', n));
const arrived: fc.Arbitrary<Arrived> = fc.record({
  state: fc.constantFrom(...pairingStates),
  today: days,
  answerBy: days,
  meetingsStart: days,
  meetingsEnd: days,
  until: fc.option(days),
  haveMet: fc.boolean(),
});

test('every state has a day by which something is awaited there, or is an end', () => {
  fc.assert(
    fc.property(arrived, (at) => {
      const next = nextWait(at);
      expect(next === null).toBe(isEnd(at.state));
      if (next) expect(waits[next.awaits].state).toBe(at.state);
    }),
  );
});

test('a new wait of an active pairing is never over before it has begun', () => {
  fc.assert(
    fc.property(arrived, (at) => {
      const next = nextWait({ ...at, state: 'active' });
      expect(daysBetween(at.today, next?.by ?? '')).toBeGreaterThan(0);
    }),
  );
});

test('with nobody doing anything, the clock brings every pairing to an end', () => {
  for (const begun of holdingStates) {
    let [state, steps] = [begun, 0];
    let awaits = nextWait({ ...plain, state })?.awaits;
    while (awaits && steps < 10) {
      const over = waits[awaits].over;
      if ('then' in over) awaits = over.then;
      else {
        const to = moveTo({ step: over.step, from: state, who: 'clock', acceptedBy: null });
        expect(to).not.toBeNull();
        state = to ?? state;
        awaits = nextWait({ ...plain, state })?.awaits;
      }
      steps += 1;
    }
    expect([begun, isEnd(state)]).toEqual([begun, true]);
  }
});

test('no step leads out of an end, or from a state to itself, or to two places', () => {
  for (const { from, to } of moves) expect([isEnd(from), from === to]).toEqual([false, false]);
  expect(new Set(moves.map(({ step, from, who }) => `${step} ${from} ${who}`)).size).toBe(moves.length);
  expect(new Set(moves.map(({ to }) => to)).size).toBe(pairingStates.length - 1);
  expect(new Set(awaitedThings.map((one) => waits[one].state))).toEqual(new Set(holdingStates));
});

test('only both together make a pairing active', () => {
  for (const who of sides) {
    const accepting = { step: 'accept', from: 'accepted', who } as const;
    expect(moveTo({ ...accepting, acceptedBy: who })).toBeNull();
    expect(moveTo({ ...accepting, acceptedBy: who === 'student' ? 'mentor' : 'student' })).toBe('active');
  }
  expect(moves.filter(({ to, from }) => to === 'active' && from !== 'paused').map(({ who }) => who)).toEqual([
    ...sides,
  ]);
});

const plain: Omit<Arrived, 'state'> = {
  today: '2026-12-01',
  answerBy: '2026-12-08',
  meetingsStart: '2026-12-02',
  meetingsEnd: '2027-06-01',
  until: '2027-01-10',
  haveMet: false,
};
