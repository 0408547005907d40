import { renderToString } from 'preact-render-to-string';
import { FileField, sizeInWords } from './file-field';
import { SliderField, WeightSliders } from './sliders';
import { weightsInWords } from './weights-in-words';

describe('a slider without script', () => {
  test('is a number field that says its range', () => {
    const html = renderToString(<SliderField name="view" label="Whose view" min={0} max={10} value={6} />);
    expect(html).toContain('From 0 to 10.');
    expect(html).toMatch(/<input [^>]*type="text"[^>]*value="6"/);
    expect(html).toMatch(/data-min="0" data-max="10" data-step="1"/);
    expect(html).not.toContain('type="range"');
  });

  test('says what its ends mean', () => {
    const ends = { lowWords: 'only the student’s', highWords: 'only the mentor’s' };
    const html = renderToString(<SliderField name="view" label="Whose view" min={0} max={10} value={6} {...ends} />);
    expect(html).toContain('0 is “only the student’s”, 10 is “only the mentor’s”.');
  });
});

describe('a group of weights without script', () => {
  test.each([
    [[40, 60], 'Total: 100. That is right.'],
    [[40, '50'], 'Total: 90. Please add 10 to make 100.'],
    [[70, 50], 'Total: 120. Please take away 20 to make 100.'],
    [['', 'a lot'], 'Total: 0. Please add 100 to make 100.'],
    [[33.3, 33.3, 33.3], 'Total: 99.9. Please add 0.1 to make 100.'],
  ])('%j: %s', (values, words) => {
    expect(weightsInWords(values)).toBe(words);
  });

  test('shows the error of the group and that of one weight, each in its place', () => {
    const errors = [
      { field: 'weights', message: 'Make them 100' },
      { field: 'w-help', message: 'Enter a whole number' },
    ];
    const items = [
      { name: 'w-help', label: 'Help', value: 'many' },
      { name: 'w-way', label: 'Ways', value: 100 },
    ];
    const html = renderToString(<WeightSliders name="weights" legend="Weights" items={items} errors={errors} />);
    expect(html).toMatch(/id="weights-error"[^]*Make them 100[^]*id="w-help-error"[^]*Enter a whole number/);
    expect(html).toContain('value="many"');
    expect(html).toMatch(/<output [^>]*aria-live="polite"[^>]*>Total: 100. That is right.</);
  });
});

describe('a file field', () => {
  test.each([
    [1, '1 kB'],
    [200_000, '200 kB'],
    [5_000_000, '5 MB'],
    [64 * 1024 * 1024, '64 MB'],
    [1_540_000, '1.5 MB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(sizeInWords(bytes)).toBe(words);
  });

  test('says the largest size to people and to the script', () => {
    const html = renderToString(<FileField name="list" label="List" maxBytes={5_000_000} accept=".csv" />);
    expect(html).toMatch(/id="list-hint"[^>]*>Up to 5 MB\.<[^]*accept="\.csv" data-max-bytes="5000000"/);
  });
});
