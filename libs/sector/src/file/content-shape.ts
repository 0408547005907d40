import { measures, outcomeNames } from '@footing/evidence';
import { FORM_VERSION, FORMAT, nations, profiles } from '../domain/content';
import type { ObjectShape, Shape } from '../domain/shape';

const object = (keys: ObjectShape['keys'], optional: readonly string[] = []): ObjectShape => ({
  ...{ is: 'object', keys, optional },
});
const text = (like: RegExp): Shape => ({ is: 'text', like });
const oneOf = (values: readonly (string | number)[]): Shape => ({ is: 'one-of', values });
const orNothing = (of: Shape): Shape => ({ is: 'nothing-or', of });
const number = (from: number, to: number, whole = false): Shape => ({ is: 'number', from, to, whole });

const waves = oneOf(['baseline', 'mid', 'close', 'six-months', 'fifteen-months']);
const MOST_PEOPLE = 10_000_000;

const hidden = object({ code: text(/^(none|low|DPL|DPH|c|z|N\d{2})$/) });
const count: Shape = { is: 'either', of: [object({ value: number(0, MOST_PEOPLE, true) }), hidden] };
const estimate = (from: number, to: number): Shape => {
  const each = number(from, to);
  return { is: 'either', of: [object({ value: each, low: each, high: each }), hidden] };
};

const cell = object(
  {
    ...{ group: text(/^[a-z0-9-]{0,40}$/), n: count, x: count },
    ...{ rate: estimate(0, 1), mean: estimate(-10_000, 10_000) },
  },
  ['x', 'rate', 'mean'],
);

const asked = object({
  outcome: orNothing(oneOf(Object.keys(outcomeNames))),
  scale: orNothing(text(/^[a-z0-9:-]{1,80}$/)),
  instrument: orNothing(text(/^[0-9a-f]{64}(-[0-9a-f]{64})?$/)),
  ...{ wave: orNothing(waves), from: orNothing(waves), to: orNothing(waves) },
  side: orNothing(oneOf(['student', 'mentor'])),
  minimumMeetings: orNothing(number(1, 100, true)),
});

const table = object({
  measure: oneOf(measures.map(({ id }) => id)),
  definition: text(/^[0-9a-f]{16}$/),
  asked,
  by: text(/^[a-z0-9-]{0,40}$/),
  cells: { is: 'list', of: cell, most: 20 },
});

/** All that may stand in what is signed. There is no place in it for a person, or for a count as it is. */
export const contentShape = object({
  format: oneOf([FORMAT]),
  version: oneOf([FORM_VERSION]),
  institution: object({
    name: text(/^(?!\s)[^\p{Cc}\p{Cf}]{1,200}$/u),
    ukprn: orNothing(text(/^\d{8}$/)),
    nation: oneOf(nations),
    mayBeNamed: { is: 'yes-or-no' },
  }),
  number: number(1, 1_000_000, true),
  period: text(/^2[01]\d\d\/\d\d$/),
  profile: oneOf(profiles),
  tables: { is: 'list', of: table, most: 200 },
});

/** What stands around it. */
export const fileShape = object({
  content: { is: 'object', keys: contentShape.keys },
  publicKey: text(/^[A-Za-z0-9+/]{59}=$/),
  sha256: text(/^[0-9a-f]{64}$/),
  signature: text(/^[A-Za-z0-9+/]{86}==$/),
});
