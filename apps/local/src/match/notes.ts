import type { Draft, RoundSettings } from '@footing/engine';
import type { RowReading } from '@footing/people';
import type { RoundFile } from './round-file';
import type { BothFiles } from './round-settings';

/** What somebody should know about a result before using it, in plain sentences; none when all is as one would think. */
export function notesOn(files: BothFiles, round: RoundFile, settings: RoundSettings, draft: Draft): string[] {
  return [
    ...files.students.notes,
    ...files.mentors.notes,
    ...sharedExperience(files, round),
    ...groupsWithoutPeople(files, round),
    ...valuesOutOfOrder(files, settings),
    ...strangers(files),
    ...uncounted(files, settings),
    ...sharingLeftOut(draft),
    ...criteriaThatNeverCount(settings, draft),
  ];
}

function sharedExperience({ students, mentors }: BothFiles, { sharedExperienceAgreed }: RoundFile): string[] {
  const columns = [...students.mapping, ...mentors.mapping].filter(({ target }) =>
    target.startsWith('sharedExperience'),
  );
  if (columns.length === 0 || sharedExperienceAgreed !== null) return [];
  const headers = [...new Set(columns.map(({ header }) => `“${header}”`))].join(', ');
  return [
    `Columns about people’s identity or experience were left out: ${headers}. If they agreed that matching may use this, say how under "sharedExperienceAgreed" in the settings`,
  ];
}

function groupsWithoutPeople({ students }: BothFiles, { tiers }: RoundFile): string[] {
  const there = new Set(students.people.flatMap(({ special }) => (special.priorityGroups ?? []).map(plain)));
  return [...tiers.keys()]
    .filter((group) => !there.has(plain(group)))
    .map((group) => `No student is in the group “${group}” that the settings give a tier`);
}

function valuesOutOfOrder({ students, mentors }: BothFiles, { criteria, barriers }: RoundSettings): string[] {
  const notes = [...criteria, ...barriers].flatMap(({ name, order, studentField, mentorField }) => {
    if (order === undefined) return [];
    const known = new Set(order.map(plain));
    const given = [...answersTo(students.people, studentField), ...answersTo(mentors.people, mentorField)];
    const strange = [...new Set(given.filter((value) => !known.has(plain(value))))];
    const some = strange.slice(0, 5).map((value) => `“${value}”`);
    return strange.length === 0
      ? []
      : [`“${name}” has no place in its order for ${some.join(', ')}, so that counts as no answer`];
  });
  return [...new Set(notes)];
}

function answersTo(people: readonly RowReading[], field: string | undefined): string[] {
  return people.flatMap(({ answers }) => {
    const answer = answers[field ?? ''];
    return typeof answer === 'string' ? [answer] : [];
  });
}

/** People whom somebody asked for or gave stars, and who are in no row of the other file: how many, not who. */
function strangers({ students, mentors }: BothFiles): string[] {
  return [[students, mentors] as const, [mentors, students] as const].flatMap(([file, others]) => {
    const known = new Set(
      others.people.flatMap(({ person: { email, universityId } }) => [plain(email ?? ''), plain(universityId ?? '')]),
    );
    const strange = new Set(file.people.flatMap(peopleNamed).filter((key) => !known.has(key)));
    const who =
      strange.size === 1
        ? 'One person asked for or given stars is'
        : `${strange.size} people asked for or given stars are`;
    return strange.size === 0 ? [] : [`${file.fileName}: ${who} not in ${others.fileName}, so that does not count`];
  });
}

function peopleNamed({ answers: { choices, ratings } }: RowReading): string[] {
  const asked = typeof choices === 'object' ? choices : [];
  const met = typeof ratings === 'object' ? ratings.map((line) => line.replace(/: \d$/, '')) : [];
  return [...asked, ...met].map(plain);
}

/** What people said of one another counts only where a criterion says so. */
function uncounted({ students, mentors }: BothFiles, { criteria }: RoundSettings): string[] {
  const people = [...students.people, ...mentors.people];
  return (
    [
      ['choices', 'picks', 'whom people asked for'],
      ['ratings', 'ratings', 'how introductions went'],
    ] as const
  )
    .filter(([key, kind]) => people.some(({ answers }) => key in answers) && !criteria.some((one) => one.kind === kind))
    .map(([, kind, words]) => `The files say ${words}, and no criterion of the kind "${kind}" counts it`);
}

const sharingLeftOut = (draft: Draft): string[] =>
  draft.sharingLeftOut
    ? ['Shared experience counts for nothing here: with it, somebody would have lost the place they have without it']
    : [];

function criteriaThatNeverCount({ criteria }: RoundSettings, { pairs, sharingLeftOut }: Draft): string[] {
  if (pairs.length === 0 || sharingLeftOut) return [];
  const counted = new Set(pairs.flatMap(({ parts }) => parts.map(({ criterionId }) => criterionId)));
  const idle = criteria.filter(({ id, weight }) => weight > 0 && !counted.has(id)).map(({ name }) => `“${name}”`);
  if (idle.length === 0) return [];
  const whole =
    idle.length === criteria.length ? ' Nothing was compared: name your own columns in a settings file.' : '';
  return [
    `These criteria counted for no pair, as one side or both say nothing about them: ${idle.join(', ')}.${whole}`,
  ];
}

const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();
