import fc from 'fast-check';
import { canonical } from './domain/canonical';
import type { Instrument } from './domain/instrument';
import { freeze, thaw } from './freeze';
import { drawnInstrument } from './spec/instruments';
import { sample } from './spec/sample';

/** The same content, every object's fields the other way round. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, turned(one as unknown)])
      .reverse(),
  ) as T;
}

/** Every text of a value, each changed by itself. */
function* reworded(value: unknown): Generator {
  if (typeof value === 'string') yield `${value}.`;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value))
    for (const other of reworded(one))
      yield Array.isArray(value)
        ? value.map((before: unknown, n) => (String(n) === key ? other : before))
        : { ...value, [key]: other };
}

const hash = (instrument: unknown) => freeze(instrument as Instrument).sha256;

test('the hash is the same whatever order the fields were written in, and reads back as it was', () => {
  expect(hash(turned(sample))).toBe(hash(sample));
  expect(thaw(freeze(sample))).toEqual(sample);
  const asks = drawnInstrument.filter(({ instrument }) => instrument.items.some(({ type }) => type === 'one'));
  fc.assert(
    fc.property(asks, ({ instrument }) => {
      fc.pre(instrument.items.length < 4);
      expect(hash(turned(instrument))).toBe(hash(instrument));
      expect(thaw(freeze(turned(instrument)))).toEqual(instrument);
    }),
    { numRuns: 30 },
  );
});

test('any other wording, and any other order, has another hash', () => {
  const others = [...reworded(sample)].map(hash);
  expect(others.length).toBe(71);
  expect(new Set([...others, hash(sample)]).size).toBe(others.length + 1);
  expect(hash({ ...sample, items: [...sample.items].reverse() })).not.toBe(hash(sample));
});

test('text has one form, and what is not there counts for nothing', () => {
  expect(hash({ ...sample, title: { en: 'cafe\u0301' } })).toBe(hash({ ...sample, title: { en: 'caf\u00e9' } }));
  expect(canonical({ b: 1, a: [undefined, 'x'].slice(1), c: undefined })).toBe('{"a":["x"],"b":1}');
  expect(() => canonical({ a: Number.NaN })).toThrow(TypeError);
});

test('the hash is that of any tool: a known content has a known one', () => {
  const small = { ...sample, items: [sample.items[1]], scales: [], welcome: {}, thanks: {} };
  expect(freeze(small as Instrument)).toEqual({
    content:
      '{"items":[{"key":"met","options":[{"code":"yes","label":{"en":"Answer yes"}},{"code":"no","label":{"en":"Answer no"}}],"personal":"low","text":{"en":"About met?"},"type":"one"}],"key":"sample","languages":["en"],"scales":[],"thanks":{},"title":{"en":"Sample"},"welcome":{}}',
    sha256: '11fd1eb67f0c5e3079e9fb2d239aa044873c5622ca3bedc8ecb003317ec39da5',
  });
});

test('nothing to ask, or more than twelve things, is not frozen', () => {
  const ask = (count: number) => ({
    ...sample,
    scales: [],
    items: Array.from({ length: count }, (_, n) => ({ ...sample.items[1]!, key: `q${n}` })),
  });
  expect(freeze(ask(12)).sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(() => freeze(ask(13))).toThrow(expect.objectContaining({ code: 'instrument.asks-too-much' }));
  const tells = { ...sample, scales: [], items: sample.items.slice(0, 1) };
  expect(() => freeze(tells)).toThrow(expect.objectContaining({ code: 'instrument.asks-nothing' }));
});

test('what was changed after it was frozen is not read', () => {
  const { content, sha256 } = freeze(sample);
  expect(() => thaw({ content: content.replace('Sample', 'Simple'), sha256 })).toThrow(/is not the one with the hash/);
});
