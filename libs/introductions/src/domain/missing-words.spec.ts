import { missingWords } from './missing-words';

const nine = Array.from({ length: 9 }, (_, at) => `${9 - at} painters`);

test.each([[[]], [nine], [[...nine, ' ']]])('of fewer than ten nothing is told', (words) =>
  expect(missingWords(words)).toBeNull(),
);

test('of ten everything is, in an order that tells nothing of who wrote when', () => {
  expect(missingWords([...nine, 'A poet '])).toEqual([...nine.toReversed(), 'A poet']);
});
