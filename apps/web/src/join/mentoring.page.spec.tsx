import type { Standing } from '@footing/joining';
import type { OwnPairing } from '@footing/pairings';
import { renderToString } from 'preact-render-to-string';
import { MentoringPage } from './mentoring.page';

const dates = {
  ...{ signUpOpens: '2026-09-28', signUpCloses: '2026-11-30', matchBy: '2026-12-11' },
  ...{ meetingsStart: '2027-01-11', meetingsEnd: '2027-06-30' },
};
const round = { roundId: 'r1', roundName: '2026', programmeId: 'p1', programmeName: 'Mentoring', about: '', dates };
const standing = (more: Partial<Standing>): Standing => ({
  ...{ code: 'matching', round: { ...round, programmeKind: 'career' }, isReverse: false, isOpen: false },
  ...{ today: '2026-12-14', sentAt: null, pairing: null, why: [], place: null, meanwhile: '' },
  ...more,
});
const shown = (...standings: Standing[]) =>
  renderToString(
    <MentoringPage
      standings={standings}
      today="2026-12-14"
      isNew={false}
      unread={new Map()}
      introductions={[]}
      toSay={[]}
      surveys={[]}
      csrf="c"
    />,
  );

const pairing: OwnPairing = {
  ...{ id: 'p7', roundId: 'r1', roundName: '2026', programmeKind: 'career', state: 'proposed', side: 'student' },
  other: { name: 'Joan', shown: [{ words: 'Your job', value: 'Editor' }] },
  ...{ reasons: ['Joan can help you with interviews.'], steps: ['accept', 'decline'], history: [], groupSize: null },
  next: { what: 'Say yes or no. Joan is asked too.', by: '2026-12-21' },
};

test('a proposal is a card with the reasons, what is next and by when, and one way to answer', () => {
  const html = shown(standing({ code: 'paired', pairing }));
  expect(html).toContain('We have found somebody for you');
  expect(html).toContain('Joan can help you with interviews.');
  expect(html).toContain('Say yes or no. Joan is asked too.');
  expect(html).toContain('Monday 21 December');
  expect(html).toContain('href="/my-pairings/p7"');
  expect(html).not.toContain('Take my application back');
});

test('not this time says why, what would have changed it, the place, and what there is meanwhile', () => {
  const why = [
    'We could not find you a mentor this time.',
    'Law was full.',
    'Two more places would have given you one.',
  ];
  const html = shown(
    standing({ code: 'not-this-time', why, place: { place: 1, of: 4 }, meanwhile: 'Come to the fair.\n\nOr call us.' }),
  );
  expect(html.match(/could not find you/g)).toHaveLength(1);
  for (const words of ['Law was full.', 'Two more places', 'first of 4', 'Come to the fair.', 'Or call us.'])
    expect(html).toContain(words);
  expect(html).toContain('Take my application back');
});

test('an application that was taken back has one button to let it stand again', () => {
  const html = shown(standing({ code: 'withdrawn' }));
  expect(html).toContain('action="/join/rounds/r1/stand-again"');
  expect(html).not.toContain('See my answers');
});

test('students who mentor see whom they mentor, and no mentor', () => {
  const kind = { ...round, programmeKind: 'reverse' as const };
  const html = shown(standing({ code: 'paired', pairing, isReverse: true, round: kind }));
  expect(html).toContain('Whom you mentor');
  expect(html).not.toContain('Your mentor');
});

test('with nothing to show the page says what will be here', () => {
  expect(shown()).toContain('Your mentoring will be here');
});
