import { render } from 'preact-render-to-string';
import { LotteryDesignPage } from './lottery-design.page';

type Shown = Parameters<typeof LotteryDesignPage>[0];
const at = new Date('2026-11-03T14:00:00Z');
const choice = (strength: number, givenUpShare: number) => ({
  ...{ strength, undecided: 3, effective: 0.42, detectable: 4.3, givenUpShare },
});
const view = {
  detail: { programme: { name: 'P' }, round: { id: 'r', name: 'R', choices: { lotteryStrength: 5 } } },
  study: { state: 'done', draws: 200, askedAt: at, result: { choices: [choice(0, 0), choice(0.05, 1e-6)] } },
  ...{ csrf: 't', mayAsk: true, draws: '1000', errors: [] },
} as unknown as Shown;

test('each strength says what it is, also as a card on a phone, and what little it costs and teaches', () => {
  const html = render(<LotteryDesignPage {...view} />);
  const [, none = '', five = ''] = html.split(/<tr/).slice(1);
  expect(none).toMatch(/>Strength 0<.*>0.4<.*>0\u00a0%</s);
  expect(five).toMatch(/>Strength 5 \(this round\)<.*>Too few people to compare<.*>less than 0\.01\u00a0%</s);
  expect(html).toContain('between 2\u00a0% and 98\u00a0%');
});
