import type { ShownPurpose } from '@footing/consent';
import { purposeCodes } from '@footing/kernel';
import { byTopic } from './topics';

const shown = purposeCodes.map((purpose) => ({ purpose, choices: [] }) as unknown as ShownPurpose);

test('every purpose stands under one heading, whichever there are, and no heading is empty', () => {
  const topics = byTopic(shown);
  expect(topics.flatMap(({ all }) => all.map(({ purpose }) => purpose)).sort()).toEqual([...purposeCodes].sort());
  expect(topics.every(({ all }) => all.length > 0)).toBe(true);
  expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
  expect(byTopic(shown.filter(({ purpose }) => purpose === 'news')).map(({ title }) => title)).toEqual([
    'Stories and news',
  ]);
  expect(byTopic([])).toEqual([]);
});
