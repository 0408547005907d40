import { type EntryInput, PracticeActions, PracticeEntries, PracticeReports, PracticeYears } from '@footing/evidence';
import type { TasterStage } from './taster-stage';

/** What the university of the demonstration said of itself a year ago, and now; the rest of the parts nobody has written. */
const SAID: Readonly<Record<string, { readonly then: EntryInput; readonly now?: EntryInput }>> = {
  'meaning-definition': {
    then: {
      activity: 'Each team has words of its own. The careers service says “students who meet more in their way”.',
      ...{ rating: 2, gaps: 'Nobody has asked students what they would say.', evidence: '' },
    },
    now: {
      activity:
        'We have one statement, written with the students’ union. It stands on the first page of what new colleagues read.',
      ...{
        rating: 3,
        gaps: 'Schools do not use it yet.',
        evidence: 'https://www.example.org/what-we-mean What we mean',
      },
    },
  },
  'together-inside': {
    then: {
      activity:
        'Outreach, careers and planning meet every term.\n\nThey share:\n- which groups come first\n- who took part',
      ...{ rating: 3, gaps: 'Alumni relations are not at the table.', evidence: '' },
    },
    now: {
      activity: 'Outreach, careers, planning and alumni relations meet every term, and look at the same figures.',
      ...{ rating: 4, gaps: '', evidence: '' },
    },
  },
  'doing-reach': {
    then: {
      activity: 'Places are given by priority, in one round. We publish how many applied and how many got a mentor.',
      ...{ rating: 4, gaps: 'Students who travel far come less often.', evidence: '' },
    },
  },
};

type Of = ReturnType<typeof servicesOf>;

function servicesOf({ app }: TasterStage) {
  const find = { strict: false } as const;
  return {
    years: app.get(PracticeYears, find),
    entries: app.get(PracticeEntries, find),
    actions: app.get(PracticeActions, find),
    reports: app.get(PracticeReports, find),
  };
}

/** A finished year of looking at what is done for social mobility, and one that is being written, with a plan. */
export async function lookAtPractice(stage: TasterStage): Promise<void> {
  const { lead } = stage;
  const of = servicesOf(stage);
  const autumn = of.years.thisYear();
  const before = await of.years.begin(lead, autumn - 1);
  const then = await write(of, stage, before, 'then');
  await of.actions.add(lead, then.get('doing-reach') ?? '', {
    ...{ what: 'Ask students who travel which hours suit them', ownerId: null, ownerWords: 'Head of outreach' },
    ...{ dueOn: stage.day(-20), state: 'under-way' },
  });
  await of.years.finish(lead, before);

  const now = await write(of, stage, await of.years.begin(lead, autumn), 'now');
  const [owner] = await of.actions.owners(lead);
  await of.actions.add(lead, now.get('meaning-definition') ?? '', {
    ...{ what: 'Show the statement to each school, and ask what they would change' },
    ...(owner ? { ownerId: owner.id, ownerWords: '' } : { ownerId: null, ownerWords: 'Careers service' }),
    ...{ dueOn: stage.day(60), state: 'to-do' },
  });
}

/** @returns the id of each part. */
async function write({ reports, entries }: Of, { lead }: TasterStage, yearId: string, when: 'then' | 'now') {
  const { topics } = await reports.of(lead, yearId);
  const all = topics.flatMap(({ parts }) => parts.map(({ entry }) => entry));
  for (const { id, part } of all) {
    const said = SAID[part]?.[when];
    if (said) await entries.save(lead, id, 0, said);
  }
  return new Map<string, string>(all.map(({ id, part }) => [part, id]));
}
