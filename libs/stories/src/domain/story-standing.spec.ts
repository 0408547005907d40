import { type StoryFacts, storyState } from './story-standing';

const at = new Date('2026-11-22T12:00:00Z');
const later = new Date('2027-05-03T23:00:00Z');
const before = new Date('2026-11-01T00:00:00Z');
const open: StoryFacts = { isTakenDown: false, endsAt: later, decision: null };
const decided = (kind: string, permitted: boolean, more: Partial<NonNullable<StoryFacts['decision']>> = {}) => ({
  ...open,
  decision: { kind, permitted, validUntil: permitted ? later : null, isStopping: false, ...more },
});

test.each<[string, StoryFacts, string]>([
  ['nobody has answered', open, 'asked'],
  ['nobody answered in time', { ...open, endsAt: before }, 'ended'],
  ['a yes', decided('given', true), 'agreed'],
  ['a yes whose time is over and not written down', decided('given', true, { validUntil: before }), 'ended'],
  ['a yes that came to its end', decided('expired', false), 'ended'],
  ['a yes that the university ended', decided('invalidated', false), 'ended'],
  ['a no', decided('refused', false), 'refused'],
  ['a yes that was taken back', decided('withdrawn', false), 'stopped'],
  ['a yes that is just being taken back', decided('given', true, { isStopping: true }), 'stopped'],
  ['what the university took down', { ...decided('given', true), isTakenDown: true }, 'ended'],
  ['a no to what was taken down later', { ...decided('refused', false), isTakenDown: true }, 'refused'],
])('%s', (_, facts, state) => {
  expect(storyState(facts, at)).toBe(state);
});
