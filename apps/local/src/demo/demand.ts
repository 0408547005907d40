import { type School } from './schools';

/** Many students want these sectors and few mentors work in them: the demonstration shows what a shortage looks like. */
export const scarceSectors = ['Law', 'Media and broadcasting', 'Policy and government'] as const;

interface Popularity {
  /** How strongly students are drawn to the sector: a weight. */
  readonly students: number;
  /** How many of the university's graduates work in it: a weight. */
  readonly graduates: number;
}

const popularity: Readonly<Record<string, Popularity>> = {
  'Accounting and tax': { students: 3, graduates: 8 },
  'Banking and insurance': { students: 4, graduates: 6 },
  'Management consulting': { students: 4, graduates: 4 },
  'Human resources': { students: 2, graduates: 5 },
  'Retail and hospitality': { students: 1, graduates: 5 },
  'Transport and logistics': { students: 1, graduates: 3 },
  'Software and data': { students: 6, graduates: 11 },
  'Cyber security': { students: 3, graduates: 3 },
  'Digital design': { students: 3, graduates: 3 },
  Engineering: { students: 4, graduates: 8 },
  'Construction and architecture': { students: 3, graduates: 5 },
  'Energy and environment': { students: 3, graduates: 3 },
  'Nursing and allied health': { students: 5, graduates: 10 },
  'Psychology and counselling': { students: 5, graduates: 3 },
  'Biosciences and pharmacy': { students: 4, graduates: 4 },
  Teaching: { students: 5, graduates: 12 },
  'Research and academia': { students: 3, graduates: 4 },
  'Social work and youth work': { students: 3, graduates: 3 },
  Law: { students: 10, graduates: 1 },
  'Policy and government': { students: 9, graduates: 1 },
  'Criminal justice': { students: 3, graduates: 3 },
  'Media and broadcasting': { students: 9, graduates: 1 },
  Publishing: { students: 3, graduates: 2 },
  'Arts and heritage': { students: 3, graduates: 2 },
};

/** What a course leads to counts for more than fashion does. */
const LEANING = 5;

/** The sectors with their pull on the students or the graduates of a school. */
export function sectorPull(of: keyof Popularity, school: School): (readonly [string, number])[] {
  return Object.entries(popularity).map(([sector, weights]) => {
    const leaning = school.leadsTo.includes(sector) ? LEANING : 1;
    return [sector, weights[of] * leaning] as const;
  });
}
