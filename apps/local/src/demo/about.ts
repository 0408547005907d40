import { type Chance, pick } from './chance';

const studentOpenings = [
  'I am enjoying {course} but I do not know what comes after it.',
  'I am in year {year} of {course} and I would like to meet somebody who has done it.',
  'I work part-time next to {course}, so I want to use my time well.',
  'I came to {course} late and I am glad that I did.',
  'Most people I know have not worked in an office, so I have lots of questions.',
  'I like {course} most when I can use it for something real.',
];

const studentHopes = [
  'I hope to find out what a normal week looks like.',
  'I want to practise talking about what I am good at.',
  'I would like honest advice on my next step.',
  'I want to apply for placements and feel ready for them.',
  'I would like to know which of my options fit me.',
  'It would help to talk to somebody who remembers being new.',
];

const mentorOpenings = [
  'I studied {course} and took the long way round to {sector}.',
  'I have worked in {sector} since soon after my degree in {course}.',
  'Nobody told me how {sector} works, so I like to tell others.',
  'My degree in {course} still helps me every week.',
  'I changed jobs more than once before I found {sector}.',
];

const mentorOffers = [
  'Ask me anything, small questions too.',
  'I can read applications and practise interviews.',
  'I am good at plans and at breaking them into steps.',
  'I can introduce you to people once we know what you are looking for.',
  'I am happy to say what I would do differently.',
];

/** A few sentences a student might write about themselves. */
export function aboutStudent(chance: Chance, course: string, yearOfStudy: number): string {
  const opening = pick(chance, studentOpenings).replace('{course}', course).replace('{year}', String(yearOfStudy));
  return `${opening} ${pick(chance, studentHopes)}`;
}

/** A few sentences a mentor might write about themselves. */
export function aboutMentor(chance: Chance, course: string, sector: string): string {
  const opening = pick(chance, mentorOpenings).replace('{course}', course).replace('{sector}', inSentence(sector));
  return `${opening} ${pick(chance, mentorOffers)}`;
}

const inSentence = (sector: string): string => sector.charAt(0).toLowerCase() + sector.slice(1);
