import { farewellLetter, handlersLetter, rightLetter, type RightNews } from './right-letters';

const LINK = 'https://mentoring.example.ac.uk/me/data/rights/asked/1';
const TO = 'amina@w.example';
const news: readonly RightNews[] = [
  { what: 'received', dueOn: '2026-10-05', acknowledgeBy: '2026-10-03' },
  { what: 'received', dueOn: '2026-10-05', acknowledgeBy: null },
  { what: 'taken-in-hand', dueOn: '2026-10-05' },
  { what: 'asked' },
  { what: 'came-back', dueOn: '2026-10-05' },
  { what: 'extended', dueOn: '2026-12-03' },
  { what: 'written' },
  { what: 'closed' },
];

test('each letter leads to the page, and says on a locked phone nothing of what was asked', () => {
  for (const one of news) {
    const { to, subject, text } = rightLetter(TO, one, LINK);
    expect([to, text.split('\n').includes(LINK)]).toEqual([TO, true]);
    expect(`${subject} ${text}`).not.toMatch(/eras|complain|object|correct|amina/i);
    expect(subject).not.toMatch(/\d/);
  }
});

test('by when is said as a day', () => {
  const received = rightLetter(TO, { what: 'received', dueOn: '2026-10-05', acknowledgeBy: '2026-10-03' }, LINK);
  expect(received.text).toContain('by Monday 5 October 2026');
  expect(received.text).toContain('by Saturday 3 October 2026');
});

test('whoever handles requests learns that there is one, and not whose', () => {
  const { subject, text } = handlersLetter('dpo@w.example', '2026-10-05', 'https://w.example/rights/1');
  expect(text).toContain('due on Monday 5 October 2026');
  expect(`${subject} ${text}`).not.toMatch(/amina/i);
});

test('the last letter says all of it, for there is nothing left to sign in to', () => {
  const { text } = farewellLetter(TO, ['We erased it.', 'Goodbye']);
  expect(text).toBe('Hello,\n\nWe erased it.\n\nGoodbye');
});
