import * as fc from 'fast-check';
import { addDays } from '../clocks/day';
import { clockFrom, daysLeft, stop } from '../clocks/right-clock';
import { afterClosing, afterStep, type CourseOfRequest, groundsFor, type RightStep, stepsNow } from './request-course';
import { rightKinds, rights } from './right-kinds';

const received: CourseOfRequest = { kind: 'erase', state: 'received', clock: clockFrom('2026-09-03') };
const inHand: CourseOfRequest = { ...received, state: 'in-hand' };
const waiting: CourseOfRequest = {
  ...received,
  state: 'waiting',
  clock: stop(received.clock, '2026-09-05', 'clarification'),
};

test('what can be done depends on how far it is', () => {
  const now = (request: CourseOfRequest) => stepsNow(request, '2026-09-10', 'england');
  expect(now(received)).toEqual(['take-in-hand']);
  expect(now(inHand)).toEqual(['ask-identity', 'ask-clarification', 'extend', 'write', 'close']);
  expect(now(waiting)).toEqual(['carry-on']);
  expect([...now({ ...received, state: 'done' }), ...now({ ...received, state: 'refused' })]).toEqual([]);
});

test('after the first month nobody takes more time', () => {
  expect(stepsNow(inHand, '2026-10-06', 'england')).not.toContain('extend');
  expect(() => afterStep(inHand, 'extend', '2026-10-06', 'england')).toThrow('extend while in-hand');
});

test('asking stops the clock, and what comes back lets it run on', () => {
  const asked = afterStep(inHand, 'ask-clarification', '2026-09-05', 'england');
  expect([asked.state, asked.clock.stopped?.missing]).toEqual(['waiting', 'clarification']);
  const back = afterStep({ ...inHand, ...asked }, 'carry-on', '2026-09-12', 'england');
  expect([back.state, back.dueOn]).toEqual(['in-hand', '2026-10-12']);
});

test('extended, it is due three months from its beginning', () => {
  expect(afterStep(inHand, 'extend', '2026-09-20', 'england').dueOn).toBe('2026-12-03');
});

test('whatever is done in whatever order, a clock stands still exactly while we wait, and a step out of turn changes nothing', () => {
  const steps: Exclude<RightStep, 'close'>[] = [
    ...(['take-in-hand', 'ask-identity', 'ask-clarification', 'carry-on', 'extend', 'write'] as const),
  ];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...steps), fc.nat(10)), { maxLength: 12 }), (taken) => {
      let request = received;
      let today = received.clock.start;
      for (const [step, later] of taken) {
        today = addDays(today, later);
        if (!stepsNow(request, today, 'scotland').includes(step)) {
          expect(() => afterStep(request, step, today, 'scotland')).toThrow();
          continue;
        }
        request = { ...request, ...afterStep(request, step, today, 'scotland') };
        expect(request.state === 'waiting').toBe(request.clock.stopped !== null);
        expect(daysLeft(request.clock, today, 'scotland') === null).toBe(request.state === 'waiting');
      }
    }),
  );
});

const close = (outcome: Parameters<typeof afterClosing>[1]['outcome'], ground: 'research' | 'excessive' | null) =>
  afterClosing(inHand, { outcome, ground }, '2026-09-10', 'england');

test('erasure ends in one of three ways, and says why where something stays', () => {
  expect(close('erased', null)).toBe('done');
  expect(close('kept-without-name', 'research')).toBe('done');
  expect(close('refused', 'excessive')).toBe('refused');
});

test.each([
  ['erased', 'research'],
  ['kept-without-name', null],
  ['kept-without-name', 'excessive'],
  ['refused', null],
  ['corrected', null],
] as const)('erasure does not end as %s for the reason %s', (outcome, ground) => {
  expect(() => close(outcome, ground)).toThrow();
});

test('nothing is closed before somebody took it in hand, nor twice', () => {
  for (const state of ['received', 'waiting', 'done', 'refused'] as const)
    expect(() =>
      afterClosing({ ...inHand, state }, { outcome: 'erased', ground: null }, '2026-09-10', 'england'),
    ).toThrow(`close while ${state}`);
});

test('whatever can be refused is refused for a reason', () => {
  for (const kind of rightKinds) {
    expect(rights[kind].outcomes).toContain('refused');
    expect(groundsFor(kind, 'refused').length).toBeGreaterThan(0);
  }
});
