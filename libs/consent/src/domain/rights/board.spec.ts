import { clockFrom, stop } from '../clocks/right-clock';
import { daysUntilNext, type DueRequest, nextDue } from './board';

const complaint: DueRequest = {
  ...{ kind: 'complain', state: 'received', clock: clockFrom('2026-12-01'), dueOn: '2027-01-04' },
  ...{ acknowledgeBy: '2026-12-31', acknowledgedOn: null },
};

test('of a complaint it is due first that we say we have it', () => {
  expect(nextDue(complaint)).toBe('2026-12-31');
  expect(nextDue({ ...complaint, acknowledgedOn: '2026-12-02' })).toBe('2027-01-04');
  expect(nextDue({ ...complaint, dueOn: '2026-12-20' })).toBe('2026-12-20');
});

test('days are counted to what is due next, and none are while we wait or when it is closed', () => {
  expect(daysUntilNext(complaint, '2027-01-02', 'england')).toBe(-2);
  const stopped = { ...complaint, state: 'waiting', clock: stop(complaint.clock, '2026-12-03', 'identity') } as const;
  expect(daysUntilNext(stopped, '2027-01-02', 'england')).toBeNull();
  for (const state of ['done', 'refused'] as const)
    expect(daysUntilNext({ ...complaint, state }, '2026-12-03', 'england')).toBeNull();
});
