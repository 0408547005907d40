import { swapWords } from './swap-words';

const points = (fit: number) => Math.round(fit * 65_535);
const at = (mentor: string, fit: number) => ({ mentor, score: points(fit) });
const ben = { student: 'Ben', from: at('Joan', 0.8), to: at('Priya', 0.77) };

test('the example of the voice page, word for word', () => {
  const tom = { student: 'Tom', from: at('Priya', 0.78), to: at('Asha', 0.74) };
  expect(swapWords(ben, [tom], points(0.031))).toEqual({
    cost: 'Giving Ben to Priya instead costs 3.1 in total fit.',
    moves: ['Tom would move to Asha (74, was 78).'],
    places: 'Nobody loses their place.',
  });
});

test('who loses a place and who gains one is said', () => {
  const others = [
    { student: 'Tom', from: at('Priya', 0.78), to: null },
    { student: 'Una', from: null, to: at('Joan', 0.5) },
  ];
  expect(swapWords(ben, others, 0)).toEqual({
    cost: 'Giving Ben to Priya instead costs nothing in total fit.',
    moves: ['Tom would have no mentor (was Priya, 78).', 'Una, who has no mentor, would get Joan (50).'],
    places: 'Tom would lose their place. Una would gain one.',
  });
});

test('somebody without a mentor is given one, not given one instead; a tiny price is not called nothing', () => {
  expect(swapWords({ ...ben, from: null }, [], 3).cost).toBe('Giving Ben to Priya costs less than 0.1 in total fit.');
});
