import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { Chart, chartSvg, chartWords, type ChartProps } from './chart';
import { anyChart } from './spec/any-chart';
import { samples } from './spec/samples';

const all = Object.values(samples);
const html = (props: ChartProps): string => renderToString(<Chart {...props} />);
const picture = (markup: string): string => /<svg role="img"[^]*<\/desc>([^]*)<\/svg>(?=<table)/.exec(markup)![1]!;
const table = (markup: string): string => markup.slice(markup.indexOf('<table'));
const textOf = (markup: string): string => markup.replace(/<[^>]*>/g, ' ');
/** Numbers as people read them; those of words such as "N06" are names. */
const numbersIn = (words: string): string[] => words.match(/(?<![\w.])−?\d+(,\d{3})*(\.\d+)?/g) ?? [];
const drawn = (markup: string): string[] =>
  [...picture(markup).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!.replace('+', ''));

/** The same chart with a number behind every code, as one that forgot to take it away would have it. */
const withNumbersBehindCodes = (props: ChartProps): ChartProps =>
  JSON.parse(JSON.stringify(props), (_, found: unknown) =>
    typeof found === 'object' && found !== null && 'code' in found && !('meaning' in found)
      ? { ...found, value: 0.777, low: -31.313, high: 99_999.1 }
      : found,
  ) as ChartProps;

describe.each(all)('a chart: $kind', (props) => {
  const markup = html(props);

  test('is a picture with a name and words, and its table right after it', () => {
    expect(markup).toMatch(/<svg role="img" aria-labelledby="(\w+)-title" aria-describedby="\1-desc"/);
    expect(markup).toContain(`<title id="${props.id}-title">${props.title}</title>`);
    expect(markup).toContain(`<desc id="${props.id}-desc">${chartWords(props)}</desc>`);
    expect(markup).toMatch(/<\/svg><table /);
  });

  test('has no style, no script, no colour of its own', () => {
    expect(markup).not.toMatch(/ style=|<style|<script| on[a-z]+=/);
    const colours = [...markup.matchAll(/ (?:fill|stroke|color)="([^"]*)"/g)].map(([, colour]) => colour);
    expect([...new Set(colours)].filter((one) => !/^(currentColor|none|Canvas)$/.test(one!))).toEqual([]);
    const onPaper = [...chartSvg(props).matchAll(/ (?:fill|stroke|color)="([^"]*)"/g)].map(([, colour]) => colour);
    expect([...new Set(onPaper)].filter((one) => !/^(currentColor|none|#fff)$/.test(one!))).toEqual([]);
  });

  test('says which places are not shown, and why, in words and below the table', () => {
    const codes = [...JSON.stringify(props).matchAll(/"code":"(\w+)"\}/g)].map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(0);
    for (const code of codes) {
      expect(chartWords(props)).toMatch(new RegExp(`Not shown: .*\\(${code}, `));
      expect(drawn(markup).some((text) => text === code || text.endsWith(`: ${code}`))).toBe(true);
      expect(table(markup)).toMatch(new RegExp(`<p [^>]*>.*\\b${code}: (confidential|too few)`));
    }
  });
});

describe('any chart', () => {
  test('says no number that is not in its table', () => {
    fc.assert(
      fc.property(anyChart, (props) => {
        const there = new Set(numbersIn(textOf(table(html(props)))));
        expect(numbersIn(chartWords(props)).filter((one) => !there.has(one))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('draws each number of its table where each has room, and else the ones that are told', () => {
    fc.assert(
      fc.property(anyChart, (props) => {
        const markup = html(props);
        const there = new Set(drawn(markup).flatMap(numbersIn));
        const told = props.kind === 'gap-over-years' ? '' : textOf(/<tbody[^]*<\/tbody>/.exec(markup)![0]);
        const alone = props.kind === 'paired-change' ? '' : told;
        expect(numbersIn(alone).filter((one) => !there.has(one))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('is the same whatever is behind a code', () => {
    fc.assert(
      fc.property(anyChart, (props) => {
        const planted = withNumbersBehindCodes(props);
        expect(html(planted)).toBe(html(props));
        expect(chartSvg(planted)).toBe(chartSvg(props));
      }),
      { numRuns: 500 },
    );
    expect(JSON.stringify(withNumbersBehindCodes(samples.flow))).toContain('99999.1');
  });

  test('shows no more of a number than its table does', () => {
    const finer = (props: ChartProps): ChartProps =>
      JSON.parse(JSON.stringify(props), (key, found: unknown) =>
        typeof found === 'number' && /^(value|low|high|milestone)$/.test(key) ? found + 0.000_04 : found,
      ) as ChartProps;
    fc.assert(
      fc.property(anyChart, (props) => {
        expect(html(finer(props))).toBe(html(props));
      }),
      { numRuns: 300 },
    );
  });

  test('is the same bytes every time', () => {
    const first = all.map((props) => html(props) + chartSvg(props));
    const again = [...all].reverse().map((props) => html(structuredClone(props)) + chartSvg(structuredClone(props)));
    expect(again.reverse()).toEqual(first);
    fc.assert(
      fc.property(anyChart, (props) => !/NaN|Infinity|undefined|-0[%"]|null/.test(html(props) + chartSvg(props))),
    );
  });
});

describe('what is not shown', () => {
  test('is never nought: an axis of what is shown does not reach down to it', () => {
    const rows = [
      { label: 'Law', before: { value: 71 }, after: { value: 78 } },
      { label: 'Art', before: { code: 'c' }, after: { code: 'c' } },
    ];
    const unit = { words: 'points', decimals: 0 } as const;
    const marks = drawn(
      html({ kind: 'paired-change', id: 'x', title: 'T', unit, rowsAre: 'School', from: 'A', to: 'B', rows }),
    );
    expect(marks).toEqual(expect.arrayContaining(['A: c', 'B: c', '70', '78']));
    expect(marks).not.toContain('0');
  });

  test('breaks the line of years: nothing is drawn through it', () => {
    const measured = (value: number) => ({ value, low: value - 0.01, high: value + 0.01 });
    const years = [2020, 2021, 2022].map((year) => ({ year, label: String(year), measured: measured(0.1) }));
    const chart = { kind: 'gap-over-years', id: 'x', title: 'T', unit: 'gap' } as const;
    const across = (props: ChartProps) =>
      [
        ...picture(html(props)).matchAll(
          /<line x1="([\d.]+%)" y1="([\d.]+em)" x2="([\d.]+%)" y2="\2"[^>]* stroke-width="2"/g,
        ),
      ].length;
    expect(across({ ...chart, years })).toBe(2);
    expect(
      across({ ...chart, years: years.map((one, index) => (index === 1 ? { ...one, measured: { code: 'c' } } : one)) }),
    ).toBe(0);
  });

  test('leaves a flow without a fall to tell from it or to it', () => {
    const steps = [900, null, 100, 90].map((n, index) => ({
      ...{ stage: `s${index}`, words: `stage ${'abcd'.charAt(index)}` },
      n: n === null ? { code: 'c' } : { value: n },
    }));
    expect(chartWords({ kind: 'flow', id: 'x', title: 'T', unit: 'people', steps })).toBe(
      'In people. From stage a, 900, to stage d, 90. The largest fall is from stage c, 100, to stage d, 90. Not shown: stage b (c, not shown).',
    );
  });
});

test('a number that is none is refused, not drawn somewhere', () => {
  const steps = [{ stage: 's', words: 'Met', n: { value: Number.NaN } }];
  expect(() => html({ kind: 'flow', id: 'x', title: 'T', unit: 'people', steps })).toThrow(RangeError);
});
