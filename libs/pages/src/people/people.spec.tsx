import { renderToString } from 'preact-render-to-string';
import { Comparison } from './comparison';
import { PersonCard, initials } from './person-card';
import { Progress } from './progress';
import { ScoreParts } from './score-parts';
import { Timeline } from './timeline';

describe('a person', () => {
  test.each([
    ['Joan Whitaker', 'JW'],
    ['Amina bint Yusuf', 'AY'],
    ['Zoë', 'Z'],
    ['  ', ''],
    ['élodie 𝒳u', 'É𝒳'],
  ])('%j is %j in short', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  test('has a side in a word, not in a colour alone', () => {
    expect(renderToString(<PersonCard name="Joan Whitaker" side="mentor" />)).toContain('>Mentor</p>');
  });
});

describe('a score', () => {
  const parts = [
    { name: 'Help', weight: 25, value: 0.9 },
    { name: 'Shared experience', weight: 15, value: null },
  ];

  test('is said in numbers, and what was left out is said so', () => {
    const html = renderToString(<ScoreParts label="Fit" parts={parts} />);
    expect(html).toContain('22.5 of 25');
    expect(html).toMatch(/Shared experience<\/span><span [^>]*>Left out</);
  });

  test('draws the heaviest criterion as the whole track, without a style attribute', () => {
    const html = renderToString(<ScoreParts label="Fit" parts={parts} />);
    const widths = [...html.matchAll(/ width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths).toEqual([100, 90, 60, 0]);
    expect(html).not.toContain('style=');
  });
});

describe('a comparison', () => {
  test('says in words what two people share, and labels both for phones', () => {
    const rows = [
      { label: 'Times', left: 'Tuesdays', right: 'Any evening', shared: 'Tuesdays' },
      { label: 'Direction', left: 'Undecided', right: 'Law' },
    ];
    const people = { left: { name: 'Ben', side: 'student' }, right: { name: 'Priya', side: 'mentor' } } as const;
    const html = renderToString(<Comparison caption="Ben and Priya" {...people} rows={rows} />);
    expect(html).toMatch(/Times <strong class="govuk-tag govuk-tag--green">Tuesdays</);
    expect(html.match(/govuk-tag--green/g)).toHaveLength(1);
    expect(html).toMatch(/data-label="Ben">Undecided<\/td><td [^>]*data-label="Priya">Law/);
  });
});

describe('a timeline', () => {
  test('marks where we are for everyone', () => {
    const steps = [
      { name: 'Apply', state: 'done' },
      { name: 'Meet', state: 'now' },
      { name: 'Close', state: 'later' },
    ] as const;
    const html = renderToString(<Timeline label="Your year" steps={steps} />);
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
    expect(html).toMatch(/Apply <span [^>]*>Done<[^]*Meet <span [^>]*>Now<[^]*Close <span [^>]*>Later</);
  });
});

describe('long work', () => {
  const page = { label: 'Making a draft', href: '/d', jsonHref: '/d.json', next: { href: '/d/1', text: 'See it' } };

  test('offers a link to look again while it runs', () => {
    const now = { done: 1, total: 3, finished: false, words: '1 of 3' };
    const html = renderToString(<Progress {...page} now={now} />);
    expect(html).toMatch(/data-progress="\/d\.json"/);
    expect(html).toMatch(/data-progress-next[^>]* hidden/);
    expect(html).not.toMatch(/data-progress-refresh[^>]* hidden/);
  });

  test('asks no more once it is finished', () => {
    const now = { done: 3, total: 3, finished: true, words: 'Finished' };
    const html = renderToString(<Progress {...page} now={now} />);
    expect(html).not.toContain('data-progress="');
    expect(html).toMatch(/data-progress-refresh[^>]* hidden/);
    expect(html).not.toMatch(/data-progress-next[^>]* hidden/);
  });
});
