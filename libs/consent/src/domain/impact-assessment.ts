import {
  type Basis,
  bases,
  categories,
  type Category,
  places,
  type Purpose,
  purposes,
  stopVerbOf,
} from '@footing/kernel';

/** What an assessment is filled from: the configuration as it stands. */
export interface Configuration {
  readonly institution: string;
  readonly contactEmail: string;
  /** The day it was made, in words. */
  readonly day: string;
  readonly people: { readonly students: number; readonly mentors: number };
  readonly purposes: readonly {
    readonly purpose: Purpose;
    readonly basis: Basis;
    readonly months: number | null;
    readonly enabled: boolean;
    readonly narrowed: readonly Category[];
    readonly permitted: number;
    readonly stopped: number;
  }[];
  readonly retention: readonly {
    readonly what: string;
    readonly from: string;
    readonly months: number;
    readonly then: string;
  }[];
  readonly keptForGood: readonly { readonly what: string; readonly why: string }[];
}

/** A part of the document: a heading, paragraphs, and perhaps a table, whose first row is its head. */
export interface Section {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly table?: readonly (readonly string[])[];
}

const TO_FILL = '[To be completed by the institution]';

const verbs = { withdraw: 'say yes first, and can withdraw', object: 'can object', none: 'cannot stop it' } as const;

/**
 * A data protection impact assessment in the order of the ICO's template, filled from what is set up. What nobody but the
 * institution can say is marked; the whole is to be confirmed by its data protection officer.
 */
export function impactAssessment(now: Configuration): Section[] {
  return [...nature(now), ...lawfulness(now), ...keeping(now), ...risks(now), signing];
}

function nature({ institution, contactEmail, day, people, purposes: rows }: Configuration): Section[] {
  const used = [...new Set(rows.flatMap((row) => kindsOf(row)))];
  return [
    {
      title: 'Before you read',
      paragraphs: [
        `Filled from the configuration of the mentoring service of ${institution} on ${day}. Everything about the law is to be confirmed by your data protection officer. Contact: ${contactEmail}.`,
      ],
    },
    {
      title: '1. Why an assessment is needed',
      paragraphs: [
        'Students are matched with mentors by weighted criteria that staff choose. The service uses special-category data where somebody agrees to it, matches data from several sources, and is for people of whom some may be vulnerable or under 18.',
        TO_FILL,
      ],
    },
    {
      title: '2. What is done with data',
      paragraphs: [
        `${people.students.toLocaleString('en-GB')} students and ${people.mentors.toLocaleString('en-GB')} mentors are known to the service now. A programme suggests pairings and gives its reasons; a careers consultant decides on each. No decision is made by a program alone.`,
        'Data comes from files that staff bring in, from the university’s sign-in, and from the people themselves.',
      ],
      table: [
        ['Kind of data', 'Special care'],
        ...used.map((one) => [categories[one].words, categories[one].special ? 'yes' : 'no']),
      ],
    },
    { title: '3. Whom you asked', paragraphs: ['Students, mentors, staff, the data protection officer.', TO_FILL] },
  ];
}

function lawfulness({ purposes: rows }: Configuration): Section[] {
  return [
    {
      title: '4. Necessity and lawfulness',
      paragraphs: [
        'Each purpose reads only the kinds of data declared for it; the database returns nothing for an undeclared one. Refusing what is optional does not take away a place.',
      ],
      table: [
        ['Purpose', 'Lawful basis', 'People', 'Kinds of data', 'How long a yes lasts', 'Allowed by', 'Stopped by'],
        ...rows.map((row) => [
          `${purposes[row.purpose].title}${row.enabled ? '' : ' (switched off)'}`,
          row.basis.replaceAll('-', ' '),
          verbs[stopVerbOf(row.basis)],
          kindsOf(row)
            .map((one) => categories[one].words)
            .join('; '),
          row.months === null ? 'not asked' : `${row.months} months`,
          String(row.permitted),
          String(row.stopped),
        ]),
      ],
    },
    {
      title: '5. How a stop is carried out',
      paragraphs: [
        'A stop holds from the moment it is asked for. Uses that are under way end first, within ten seconds; every place confirms, and the person gets a certificate.',
      ],
      table: [
        ['Place', 'Purpose', 'Confirms within'],
        ...Object.values(places).map(({ words, purpose, seconds }) => [
          words,
          purposes[purpose].title,
          `${seconds} seconds`,
        ]),
      ],
    },
  ];
}

function keeping({ retention, keptForGood }: Configuration): Section[] {
  return [
    {
      title: '6. How long things are kept',
      paragraphs: ['What is due is found by a dry run, announced for a week, and then let go.'],
      table: [
        ['What', 'How long', 'Then'],
        ...retention.map(({ what, from, months, then }) => [
          what,
          `${months} ${months === 1 ? 'month' : 'months'} after ${from}`,
          then,
        ]),
        ...keptForGood.map(({ what, why }) => [what, 'kept', why]),
      ],
    },
  ];
}

function risks({ purposes: rows }: Configuration): Section[] {
  const special = rows.filter((row) => row.enabled && kindsOf(row).some((one) => categories[one].special));
  const named = special.map(({ purpose, basis }) => `${purposes[purpose].title} (${bases[basis].words})`).join('; ');
  return [
    {
      title: '7. Risks, and what reduces them',
      paragraphs: [
        `Purposes that read data which needs special care: ${named}.`,
        'Likelihood, severity and what remains are for you to judge.',
      ],
      table: [
        ['Risk', 'What the service does about it', 'Likelihood', 'Severity', 'What remains'],
        ...knownRisks.map(([risk, measure]) => [risk, measure, TO_FILL, TO_FILL, TO_FILL]),
        [TO_FILL, '', '', '', ''],
      ],
    },
  ];
}

const knownRisks = [
  [
    'Somebody learns why a student comes first',
    'Of a list that the records office signs off only a tier is kept, and nobody in the service can read why. Groups that files or students name are seen by the staff who look after these students.',
  ],
  [
    'Special-category data is used for something else',
    'It is sealed with a key for each person, read for its declared purpose alone, and matching gets tokens, not words.',
  ],
  [
    'Data is used after somebody stopped it',
    'Every use passes a fence in the database and is in a ledger; a check lists uses that came after a stop.',
  ],
  [
    'Staff look at people they do not look after',
    'Portfolios limit what consultants see; every look is recorded, and people see who looked.',
  ],
  [
    'One institution sees another’s people',
    'Row security in the database, which binds the apps and the owner of the tables.',
  ],
  [
    'A figure tells of a single person',
    'Equality monitoring comes out as rounded counts, and small ones are not shown.',
  ],
  [
    'A mentor contacts a student who is under 18',
    'No one-to-one contact or contact elsewhere unless the institution has its supervised mode on.',
  ],
  [
    'A suggestion is followed without thought',
    'A consultant decides on each pairing, with all its reasons, and can change it.',
  ],
  [
    'A backup brings back what was stopped',
    'Stops are written down outside the database, and replayed before a restored one serves.',
  ],
] as const;

const signing: Section = {
  title: '8. Sign-off',
  paragraphs: [
    'Measures approved by, residual risks approved by, advice of the data protection officer, date of review:',
    TO_FILL,
  ],
};

const kindsOf = ({ purpose, narrowed }: { purpose: Purpose; narrowed: readonly Category[] }): readonly Category[] =>
  purposes[purpose].categories.filter((category) => !narrowed.includes(category));
