import { colours } from './colours';
import { LEAST_TEXT_CONTRAST, acceptablePrimary, contrast } from './contrast';
import { primaryStylesheet, primaryStylesheetUrl } from './primary-stylesheet';

type Use = keyof (typeof colours)['light'];
const grounds: readonly Use[] = ['ground', 'surface', 'sunk'];
const onGrounds: readonly Use[] = ['ink', 'quiet', 'link', 'link-hover', 'error', 'student', 'mentor', 'mentor-hover'];
const toned: readonly Use[] = ['student', 'mentor', 'done', 'needs-you', 'error', 'information'];

const textPairs: readonly (readonly [Use, Use])[] = [
  ...onGrounds.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...toned.flatMap((tone) => [[tone, `${tone}-tint` as Use] as const, ['ink', `${tone}-tint` as Use] as const]),
  ...(['student-tint', 'mentor-tint', 'needs-you-tint'] as const).map((tint) => ['quiet', tint] as const),
  ...(['button', 'button-hover', 'error', 'mentor', 'mentor-hover', 'link'] as const).map(
    (on) => ['on-button', on] as const,
  ),
  ['on-focus', 'focus'],
];
const controlPairs: readonly (readonly [Use, Use])[] = [
  ...grounds.map((ground) => ['line', ground] as const),
  ...grounds.map((ground) => ['button', ground] as const),
  ['link', 'track'],
  ['mentor', 'track'],
];

describe.each(['light', 'dark'] as const)('the %s colours', (scheme) => {
  test.each(textPairs)('let %s be read on %s', (text, ground) => {
    expect(contrast(colours[scheme][text], colours[scheme][ground])).toBeGreaterThanOrEqual(LEAST_TEXT_CONTRAST);
  });

  test.each(controlPairs)('let %s be seen on %s', (line, ground) => {
    expect(contrast(colours[scheme][line], colours[scheme][ground])).toBeGreaterThanOrEqual(3);
  });
});

describe('contrast', () => {
  test('is 21 for black on white, 1 for the same, and the same either way', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrast('#0b5d5e', '#0B5D5E')).toBe(1);
    expect(contrast('#FBF8F3', '#1F2430')).toBe(contrast('#1F2430', '#FBF8F3'));
  });
});

describe("an institution's own colour", () => {
  test.each(['#0B5D5E', '#4b2e83', '#B3261E', '#000000'])('%s is taken', (colour) => {
    expect(acceptablePrimary(colour)).toMatchObject({ acceptable: true });
  });

  test('is refused when it is too light, with its contrast and what to do', () => {
    expect(acceptablePrimary('#FFD100')).toMatchObject({
      acceptable: false,
      message: 'This colour is too light to read: its contrast is 1.3 to 1, and it needs 4.5 to 1. Choose a darker one',
    });
  });

  test('is never said to reach 4.5 when it does not', () => {
    const judgement = acceptablePrimary('#767676');
    expect(judgement).toMatchObject({ acceptable: false, message: expect.stringContaining('4.2 to 1') });
  });

  test.each(['teal', '#fff', '#12345g', '', '#0B5D5E;}'])('%s is no colour, and makes no stylesheet', (colour) => {
    expect(acceptablePrimary(colour)).toMatchObject({ acceptable: false, ratio: 1 });
    expect(primaryStylesheet(colour)).toBeUndefined();
    expect(primaryStylesheetUrl(colour)).toBeUndefined();
  });

  test('colours links and buttons where pages are light, and darkens under the pointer', () => {
    expect(primaryStylesheetUrl('#4B2E83')).toBe('/assets/primary-4b2e83.css');
    expect(primaryStylesheet('#4B2E83')).toBe(
      ':root{--band:#4B2E83}@media screen and (prefers-color-scheme:light){:root{--band:#4B2E83;--link:#4B2E83;--button:#4B2E83;--link-hover:#382362;--button-hover:#382362}}',
    );
  });
});
