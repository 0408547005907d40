import type { RoundDetail } from '@footing/programmes';
import type { Task } from '@footing/pages';
import { paths } from '../paths';
import { choicesInOneLine } from './choices-in-words';
import { daysInWords } from './dates-in-words';
import type { Counts } from './round-counts';
import { count } from './round-words';

/** How many schools and groups the university has, whether they take part or not. */
export interface University {
  readonly schools: number;
  readonly groups: number;
}

const needed = { status: 'Needs you', tone: 'needs-you' } as const;
const optional = { status: 'Optional', tone: 'neutral' } as const;
const done = { status: 'Done' } as const;
const notYet = { status: 'Not yet', tone: 'neutral' } as const;

/** What a programme lead decides before anybody is matched, with how far each is. */
export const ruleTasks = (detail: RoundDetail, university: University): Task[] => [
  ...reachTasks(detail, university),
  ...fitTasks(detail),
];

/** When the round is, and for whom. */
function reachTasks({ round, schoolIds, tiers }: RoundDetail, { schools, groups }: University): Task[] {
  const { id, dates } = round;
  const inTiers = `${tiers.length} of ${count(groups, 'group')} in a tier`;
  return [
    {
      title: 'Name and dates',
      href: paths.roundDates(id),
      hint: daysInWords(dates.signUpOpens, dates.meetingsEnd),
      ...done,
    },
    {
      title: 'Schools',
      href: paths.roundSchools(id),
      hint: `${schoolIds.length} of ${count(schools, 'school')} take part`,
      ...(schoolIds.length > 0 ? done : needed),
    },
    {
      title: 'Priority groups and tiers',
      href: paths.roundTiers(id),
      hint: tiers.length === 0 ? 'No tiers: everybody is matched together' : inTiers,
      ...(tiers.length > 0 ? done : optional),
    },
  ];
}

/** Who fits whom, and who is never paired. */
function fitTasks(detail: RoundDetail): Task[] {
  const { round, criteria, barriers } = detail;
  const { id, minimumFit } = round;
  return [
    {
      title: 'Criteria and weights',
      href: paths.roundCriteria(id),
      hint: criteria.length === 0 ? 'There is nothing to match by' : count(criteria.length, 'criterion', 'criteria'),
      ...(criteria.length > 0 ? done : needed),
    },
    {
      title: 'Barriers',
      href: paths.roundBarriers(id),
      hint: barriers.length === 0 ? 'Only those that always hold' : barriers.map(({ name }) => name).join(', '),
      ...(barriers.length > 0 ? done : optional),
    },
    {
      title: 'Minimum fit',
      href: paths.roundMinimumFit(id),
      hint: minimumFit === 0 ? 'Not used' : `At least ${minimumFit} out of 100`,
      ...(minimumFit > 0 ? done : optional),
    },
    {
      title: 'What counts first',
      href: paths.roundChoices(id),
      hint: choicesInOneLine(detail),
      ...done,
    },
  ];
}

/** The people of the round. */
export function peopleTasks(roundId: string, { students, mentors, out }: Counts): Task[] {
  return [
    {
      title: 'Students',
      href: paths.students(roundId),
      hint:
        students === 0 ? 'Nobody has applied yet' : `${count(students, 'student')} applied${outWords(out.students)}`,
      ...(students > 0 ? done : needed),
    },
    mentorsTask(roundId, mentors, out.mentors),
  ];
}

/** Those who have objected to matching: they stay in the list, and no draft has them. */
const outWords = (out: number): string => {
  if (out === 0) return '';
  return out === 1 ? '. 1 does not want to be part of matching' : `. ${out} do not want to be part of matching`;
};

/** The mentors of the round, also for those who see nobody else. */
export const mentorsTask = (roundId: string, mentors: number, out = 0): Task => ({
  title: 'Mentors',
  href: paths.mentors(roundId),
  hint: mentors === 0 ? 'Nobody has offered places yet' : `${count(mentors, 'mentor')} offered places${outWords(out)}`,
  ...(mentors > 0 ? done : needed),
});

/** Shortlists and short calls before the final draft, where the lead wants them. */
export const meetFirstTask = (roundId: string): Task => ({
  title: 'Meet three, then choose',
  href: paths.introductions(roundId),
  hint: 'Shortlists and short calls before the final draft',
  ...optional,
});

/** Matching and what comes of it; it waits for rules and people. */
export function matchingTasks({ round, criteria }: RoundDetail, counts: Counts): Task[] {
  const { newestDraft, pairings } = counts;
  const isReady = newestDraft !== null || (criteria.length > 0 && counts.students > 0 && counts.mentors > 0);
  return [
    {
      title: 'Drafts',
      href: isReady ? paths.drafts(round.id) : undefined,
      hint: draftHint(counts),
      ...draftStatus(isReady, counts),
    },
    {
      title: 'Pairings',
      href: newestDraft === null ? undefined : paths.pairings(round.id),
      hint: pairings === 0 ? 'Those you publish from a draft' : `${count(pairings, 'pairing')} published`,
      ...(pairings === 0 ? notYet : done),
    },
  ];
}

/** That people changed their mind since the draft was made, who can only be included by a new one; '' while nobody has. */
function changedSince({ newestDraft }: Counts): string {
  const people = newestDraft?.state === 'ready' ? (newestDraft.changedPeople ?? 0) : 0;
  if (people === 0) return '';
  return `${people === 1 ? '1 person' : `${people} people`} changed their mind since: draft again to include them`;
}

function draftHint(counts: Counts): string {
  const { newestDraft, toReview, toPublish, pairings } = counts;
  if (newestDraft?.state !== 'ready') return 'Match everybody in one run, then review each pairing';
  const changed = changedSince(counts);
  if (toReview + toPublish === 0 && changed === '')
    return pairings > 0
      ? 'Everything is reviewed and published'
      : 'Nobody has a mentor in it: see why, or make a new one';
  return [
    toReview > 0 ? `${count(toReview, 'pairing')} to review` : 'Everything is reviewed',
    toPublish > 0 ? `${count(toPublish, 'approved pairing')} to publish` : '',
    changed,
  ]
    .filter(Boolean)
    .join(', ');
}

function draftStatus(isReady: boolean, counts: Counts): Pick<Task, 'status' | 'tone'> {
  const { newestDraft, toReview, toPublish, pairings } = counts;
  if (!isReady) return notYet;
  switch (newestDraft?.state) {
    case 'queued':
    case 'running':
      return { status: 'Being made', tone: 'information' };
    case 'ready':
      if (toReview > 0) return { status: 'To review', tone: 'needs-you' };
      if (toPublish > 0) return { status: 'To publish', tone: 'needs-you' };
      return pairings > 0 && changedSince(counts) === '' ? done : needed;
    case 'refused':
    case 'failed':
      return needed;
    default:
      return { status: 'Ready to start', tone: 'information' };
  }
}
