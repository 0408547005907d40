/** One part of a count: its codes in the lists that universities return, and what they are put together as. */
type Part = readonly [part: string, ...codes: string[]];

/**
 * The codes of HESA's lists (22056 frame, entrants from 2022/23 on), put together as the Office for Students reports them.
 * Fine codes never come out: two counts of the same people, one finer than the other, would tell of single people.
 */
const kinds: Readonly<Record<string, readonly Part[]>> = {
  ethnicity: [
    ['Asian', '100', '101', '103', '104', '119'],
    ['Black', '120', '121', '139'],
    ['Mixed', '140', '141', '142', '159'],
    ['White', '160', '163', '166', '168', '179'],
    ['Other', '180', '899'],
    ['Prefer not to say', '998'],
    ['Not known', '997', '999'],
  ],
  disability: [
    ['Cognitive or learning difficulties', '51'],
    ['Social or communication impairment', '53'],
    ['Sensory, medical or physical impairment', '54', '56', '57', '58'],
    ['Mental health condition', '55'],
    ['Multiple or other impairments', '59', '96'],
    ['None known', '95'],
    ['Prefer not to say', '98'],
    ['Not known', '99'],
  ],
  sex: [
    ['Female', '10'],
    ['Male', '11'],
    ['Other', '12'],
    ['Prefer not to say', '96'],
    ['Not known', '99'],
  ],
  'gender identity': [
    ['Same as registered at birth', '01'],
    ['Not the same', '02'],
    ['Prefer not to say', '98'],
    ['Not known', '99'],
  ],
  'care leaver': [
    ['Care leaver', '01', '04'],
    ['Not a care leaver', '05'],
    ['Prefer not to say', '98'],
    ['Not known', '99'],
  ],
  'parental education': [
    ['A parent has a higher education qualification', '01'],
    ['No parent has one', '02'],
    ['Prefer not to say', '98'],
    ['Not known', '97', '99'],
  ],
};

const rows = Object.entries(kinds).flatMap(([kind, parts]) =>
  parts.flatMap(([part, ...codes], place) => codes.map((code) => `('${kind}', '${code}', '${part}', ${place + 1})`)),
);

/** Puts the lists in. */
export const codesSql = `insert into monitoring.code (kind, code, part, place) values ${rows.join(', ')};`;
