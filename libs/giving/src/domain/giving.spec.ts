import { costOfAPlace } from './cost-of-a-place';
import { readOfferStep } from './read-offer-step';
import { firstOpen, nextStep, offerSteps, offerStepsOf, SECONDS_AROUND_OFFER } from './steps';
import { typedOffer } from './typed-offer';
import { examDays, type PlacesMoment, whyAsk } from './when-to-ask';

const offered = {
  helpOffered: ['CV and applications', 'Interview practice'],
  meetingModes: ['online', 'in person', 'phone'],
  availability: ['Monday morning', 'Monday evening', 'Sunday evening'],
};
const terms = { isReverse: false, offered, thisYear: 2026 };
const read = (...[step, typed]: [Parameters<typeof readOfferStep>[0], object]) =>
  readOfferStep(step, { ...typed }, terms);

describe('pages of an offer', () => {
  test('all of them take less than five minutes', () => {
    const seconds = offerStepsOf('career').reduce((sum, step) => sum + offerSteps[step].seconds, SECONDS_AROUND_OFFER);
    expect(seconds).toBeLessThan(5 * 60);
  });

  test('help, ways to meet and places are needed; the rest can be left out', () => {
    expect(firstOpen('career', [])).toBe('help');
    expect(firstOpen('career', ['help', 'path'])).toBe('meeting');
    expect(firstOpen('career', ['places', 'meeting', 'help'])).toBeNull();
    expect(nextStep('career', 'path', ['help', 'path'])).toBe('sectors');
    expect(nextStep('reverse', 'path', ['help', 'path'])).toBe('meeting');
    expect(nextStep('career', 'places', [])).toBeNull();
  });

  test('words are kept as they are offered, each once, and own words beside them', () => {
    const typed = {
      helpOffered: ['cv and APPLICATIONS', 'Interview practice'],
      'helpOffered-other': 'Patents;  patents , Cheese ',
    };
    const answers = { helpOffered: ['CV and applications', 'Interview practice', 'Patents', 'Cheese'] };
    expect(read('help', typed)).toEqual({ reading: { answers } });
    expect(typedOffer('help', answers, null, offered)).toEqual({
      helpOffered: ['CV and applications', 'Interview practice'],
      'helpOffered-other': 'Patents, Cheese',
    });
  });

  test('who is mentored by a student says what they would like to understand', () => {
    const answers = { helpWanted: ['Money'] };
    expect(readOfferStep('help', { helpWanted: 'Money' }, { ...terms, isReverse: true })).toEqual({
      reading: { answers },
    });
  });

  test('only times that are offered count, in their order', () => {
    const typed = {
      meetingModes: 'online',
      'times-1': ['Monday evening', 'Monday morning', 'Noon'],
      'times-7': 'Sunday evening',
      place: 'Leeds',
    };
    const answers = { meetingModes: ['online'], availability: ['Monday morning', 'Monday evening', 'Sunday evening'] };
    expect(read('meeting', typed)).toEqual({ reading: { answers } });
    expect(typedOffer('meeting', answers, null, offered)).toMatchObject({
      'times-1': ['Monday morning', 'Monday evening'],
    });
  });

  test('times that came in other words, such as from a file, are not lost', () => {
    const answers = { meetingModes: ['online'], availability: ['Monday evening', 'Wed 09:00-10:00, 14:00-16:00'] };
    const typed = typedOffer('meeting', answers, null, offered);
    expect(typed).toMatchObject({ 'availability-other': 'Wed 09:00-10:00, 14:00-16:00' });
    expect(read('meeting', typed)).toEqual({ reading: { answers } });
  });

  test.each([
    ['meeting', { meetingModes: 'online', 'availability-other': 'x'.repeat(201) }, 'availability-other'],
    ['help', {}, 'helpOffered'],
    ['meeting', { 'times-1': 'Monday morning' }, 'meetingModes'],
    ['path', { graduationYear: '2027' }, 'graduationYear'],
    ['path', { graduationYear: 'MMX' }, 'graduationYear'],
    ['path', { jobTitle: 'x'.repeat(201) }, 'jobTitle'],
    ['places', {}, 'places'],
    ['places', { places: '0' }, 'places'],
    ['places', { places: '21' }, 'places'],
    ['places', { places: '1; drop table offer' }, 'places'],
    ['ways', { about: 'a\0b' }, 'about'],
    ['ways', { 'interests-other': 'x'.repeat(201) }, 'interests-other'],
  ] as const)('%s with %j is to be put right at its field', (step, typed, field) => {
    expect(read(step, typed)).toEqual({ errors: [expect.objectContaining({ field }) as object] });
  });

  test('places are a number of their own', () => {
    expect(read('places', { places: ' 2 ' })).toEqual({ reading: { answers: {}, places: 2 } });
  });
});

describe('what a place costs', () => {
  const dates = { meetingsStart: '2026-12-12', meetingsEnd: '2027-06-01' };
  test.each([
    ['career', 'two hours a month', '12 hours in all, over 6 months'],
    ['reverse', 'an hour a month', '6 hours in all, over 6 months'],
    ['group', 'whole group together', '6 hours in all for each, over 6 months'],
  ] as const)('%s', (kind, one, all) => {
    expect(costOfAPlace(kind, dates)).toContain(one);
    expect(costOfAPlace(kind, dates)).toContain(all);
  });
});

describe('asking again', () => {
  const at = (more: Partial<PlacesMoment> = {}): PlacesMoment => ({
    ...{ today: '2027-02-10', meetingsStart: '2026-12-12', meetingsEnd: '2027-06-01' },
    ...{ acceptedAt: null, declinedAt: null, saidAt: new Date('2026-11-01'), ...more },
  });
  test('exams are those in the meetings', () => {
    expect(examDays(at())).toEqual(['2027-01-04', '2027-05-01']);
    expect(examDays({ meetingsStart: '2026-10-01', meetingsEnd: '2026-12-20' })).toEqual([]);
  });
  test.each([
    ['nothing happened', {}, null],
    ['they said yes', { acceptedAt: new Date('2026-12-01') }, 'accept'],
    ['they said no after a yes', { acceptedAt: new Date('2026-12-01'), declinedAt: new Date('2026-12-02') }, 'decline'],
    ['they said yes after a no', { acceptedAt: new Date('2026-12-03'), declinedAt: new Date('2026-12-02') }, 'accept'],
    ['they have said so since', { acceptedAt: new Date('2026-10-01'), declinedAt: new Date('2026-10-02') }, null],
    ['a day too early for exams', { today: '2027-04-23' }, null],
    ['exams come near', { today: '2027-04-24' }, 'exams'],
    ['exams are long over', { today: '2026-12-20' }, null],
    ['they have said so in this season', { today: '2027-05-05', saidAt: new Date('2027-04-30') }, null],
    ['they said so before this season', { today: '2027-05-05', saidAt: new Date('2027-01-10') }, 'exams'],
  ] as const)('when %s', (_, more, why) => {
    expect(whyAsk(at(more))).toBe(why);
  });
});
