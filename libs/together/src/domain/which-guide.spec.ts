import { shippedTexts } from './shipped';
import { isAgreement, type Kind } from './texts';
import { type Where, whichGuide } from './which-guide';

const middle: Where = {
  ...{ programmeKind: 'career', haveMet: true, helpWanted: [], today: '2027-02-01', isClosing: false },
  ...{ meetingsStart: '2026-12-02', meetingsEnd: '2027-06-01' },
};

test.each([
  ['career', 'guide-first-meeting'],
  ['reverse', 'guide-student-life'],
  ['group', 'guide-group-first-session'],
] as const)('before the first meeting of %s it is %s', (programmeKind, code) => {
  expect(whichGuide({ ...middle, programmeKind, haveMet: false }).code).toBe(code);
});

test.each([
  ['CV', 'guide-cv-applications'],
  ['Job applications', 'guide-cv-applications'],
  ['Meeting people in my field', 'guide-networks'],
  ['Choosing a career', 'guide-a-job'],
  ['Confidence', 'guide-a-job'],
])('somebody who wants help with %s reads %s', (help, code) => {
  expect(whichGuide({ ...middle, helpWanted: [help] }).code).toBe(code);
});

test('in the last thirty days, and once somebody has begun, it is about saying goodbye', () => {
  expect(whichGuide({ ...middle, today: '2027-05-01' }).code).not.toBe('guide-goodbye');
  expect(whichGuide({ ...middle, today: '2027-05-02' }).code).toBe('guide-goodbye');
  expect(whichGuide({ ...middle, isClosing: true, haveMet: false }).code).toBe('guide-goodbye');
});

test('whatever is suggested is there for that kind of programme', () => {
  for (const programmeKind of ['career', 'reverse', 'group'] satisfies Kind[])
    for (const haveMet of [true, false])
      for (const help of ['CV', 'contacts', 'jobs', ''])
        for (const today of ['2027-02-01', '2027-05-20']) {
          const { code } = whichGuide({ ...middle, programmeKind, haveMet, helpWanted: [help], today });
          expect(shippedTexts.find((text) => text.code === code)?.kinds).toContain(programmeKind);
        }
});

test('each kind of programme has one agreement, and every text fits where it is kept', () => {
  const agreements = shippedTexts.filter(({ code }) => isAgreement(code));
  expect(agreements.flatMap(({ kinds }) => kinds)).toEqual(['career', 'reverse', 'group']);
  expect(new Set(shippedTexts.map(({ code }) => code)).size).toBe(shippedTexts.length);
  for (const { code, title, body } of shippedTexts) {
    expect(code).toMatch(/^[a-z-]{1,60}$/);
    expect(title.length).toBeLessThanOrEqual(120);
    expect(body.length).toBeLessThanOrEqual(8_000);
  }
});
