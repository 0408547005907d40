import { asTried, triedFaults, withTried } from './tried-rules';

const rules = {
  criteria: [
    { id: 'help', kind: 'help', weight: 60 },
    { id: 'path', kind: 'recent-path', weight: 40 },
  ],
  minimumFit: 0.07,
  barriers: [],
};
const weights = (...given: [string, number][]) => ({
  weights: given.map(([criterionId, weight]) => ({ criterionId, weight })),
});
const messages = (tried: Parameters<typeof triedFaults>[1], of: Parameters<typeof triedFaults>[0] = rules) =>
  triedFaults(of, tried).map(({ field, message }) => `${field}: ${message}`);

test('the rules of a draft, entered as they are, change nothing', () => {
  expect(asTried(rules)).toEqual({
    ...weights(['help', 60], ['path', 40]),
    ...{ minimumFit: 7, mentorsView: 0, retention: 0, aim: 'most-matched' },
  });
  expect(triedFaults(rules, asTried(rules))).toEqual([]);
  expect(asTried(withTried(rules, asTried(rules)))).toEqual(asTried(rules));
});

test('what is tried stands in its place, and all else stays', () => {
  const tried = { ...weights(['path', 30], ['help', 70]), minimumFit: 20, mentorsView: 50, retention: 2 };
  expect(withTried(rules, { ...tried, aim: 'stable' })).toEqual({
    criteria: [
      { id: 'help', kind: 'help', weight: 70 },
      { id: 'path', kind: 'recent-path', weight: 30 },
    ],
    ...{ minimumFit: 0.2, mentorsView: 0.5, retention: 0.02, aim: 'stable', barriers: [] },
  });
  expect(withTried(rules, {})).toEqual(rules);
});

test('weights are of just these criteria, and sum to 100', () => {
  const forEach = 'weights: Give a weight for each criterion of this draft, and no other';
  expect(messages(weights(['help', 100]))).toEqual([forEach]);
  expect(messages(weights(['help', 50], ['other', 50]))).toEqual([forEach]);
  expect(messages(weights(['help', 50], ['help', 50]))).toEqual([forEach]);
  expect(messages(weights(['help', 60], ['path', 30]))[0]).toContain('They sum to 90 now');
});

test('a stable draft leaves no room for a fairness choice', () => {
  const fair = { ...rules, fairness: { kind: 'even-coverage' } } as const;
  expect(messages({ aim: 'stable' }, fair)[0]).toContain('aim: “Serve every group alike” is chosen too');
  expect([messages({ aim: 'best-fit' }, fair), messages({ aim: 'stable' })]).toEqual([[], []]);
});
