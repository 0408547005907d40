import { firstMeetingStates, meetingMoves, meetingMoveTo, meetingStateNames, meetingStates } from './meeting-life';

test('every state can be reached from a beginning, and every one that is not over leads on without anybody doing anything', () => {
  const reached = new Set<string>(firstMeetingStates);
  for (const { from, to } of [...meetingMoves, ...meetingMoves, ...meetingMoves])
    if (reached.has(from)) reached.add(to);
  expect(reached).toEqual(new Set(meetingStateNames));
  for (const state of meetingStateNames) {
    const byItself = meetingMoves.some(({ from, to, who }) => from === state && to !== state && who === 'service');
    const maybeCorrected = state === 'completed' || state === 'missed';
    expect([state, byItself]).toEqual([state, !meetingStates[state].over || maybeCorrected]);
  }
});

test('a step leads from a state to one place for each who may take it', () => {
  expect(new Set(meetingMoves.map(({ step, from, who }) => `${step} ${from} ${who}`)).size).toBe(meetingMoves.length);
});

test('nobody says yes or no to what they asked for themselves', () => {
  for (const step of ['accept', 'decline'] as const)
    expect(meetingMoveTo({ step, from: 'proposed', who: 'asker' })).toBeNull();
  expect(meetingMoveTo({ step: 'accept', from: 'held', who: 'other' })?.to).toBe('confirmed');
});

test('what is over stays over, but for what people say of who came', () => {
  const out = meetingMoves.filter(({ from }) => meetingStates[from].over).map(({ from, to }) => `${from} ${to}`);
  expect(new Set(out)).toEqual(new Set(['missed completed', 'completed missed']));
});

test('calendars hear of each move that makes an invitation untrue, and of no other', () => {
  const told = meetingMoves.filter((move) => move.tellsCalendars).map(({ step, from }) => `${step} ${from}`);
  expect(new Set(told)).toEqual(
    new Set(['cancel', 'reschedule', 're-anchor', 'reword', 'new-room'].map((step) => `${step} confirmed`)),
  );
});
