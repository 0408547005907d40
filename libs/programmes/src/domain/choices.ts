import type { FieldError } from '@footing/kernel';

/** A choice in words for a programme lead. */
interface Choice {
  readonly name: string;
  /** One or two sentences: what it does. */
  readonly explains: string;
}

/** What a round may be for. */
export const aims = {
  'most-matched': {
    name: 'As many students as can be',
    explains:
      'Gives a mentor to as many students as can be, tier by tier. Of all the ways to do that, it takes the one with the best fit in all.',
  },
  'best-fit': {
    name: 'The best fit in all',
    explains:
      'Takes the pairings with the highest fit in all. Tiers do not count then: a student may go without so that others fit better.',
  },
  stable: {
    name: 'Nobody would rather swap',
    explains:
      'Goes by what each person would put first. In the end no student and mentor would both rather have each other than whom they have. A shared lived experience counts only among the students who are given a mentor.',
  },
} as const satisfies Record<string, Choice>;

export type Aim = keyof typeof aims;
export const aimNames = Object.keys(aims) as Aim[];

/** What may come between the tiers and the best fit. */
export const fairnessKinds = {
  none: { name: 'Nothing more', explains: 'After the tiers, only the fit counts.' },
  floors: {
    name: 'Keep places for groups',
    explains: 'At least so many students of a group get a mentor, as far as the tiers allow.',
  },
  'even-coverage': {
    name: 'Serve every group alike',
    explains: 'Raises the share with a mentor in the group where it is lowest, then in the next, and so on.',
  },
  'raise-the-lowest': {
    name: 'Nobody far below the others',
    explains: 'Makes the lowest fit of any pairing as high as it can be, even if the fit in all is a little lower.',
  },
} as const satisfies Record<string, Choice>;

export type FairnessKind = keyof typeof fairnessKinds;
export const fairnessKindNames = Object.keys(fairnessKinds) as FairnessKind[];

/** Places kept for the students of one priority group; none means that nothing is kept for it. */
export interface FloorGiven {
  readonly priorityGroupId: string;
  readonly places?: number | undefined;
}

/** What a lead chose to count first. Reasons are '' where none was given. */
export interface ChoicesGiven {
  readonly aim: Aim;
  readonly ignoreTiers: boolean;
  readonly ignoreTiersReason: string;
  readonly fairness: FairnessKind;
  readonly fairnessReason: string;
  readonly floors: readonly FloorGiven[];
}

/** Who is in the round already: floors cannot ask for more. */
export interface RoundSizes {
  /** Students by their one group; a group that nobody counts for is not here. */
  readonly studentsOfGroup: ReadonlyMap<string, number>;
  /** Everybody who applied; 0 while nobody has, and then no floor is too high yet. */
  readonly students: number;
  /** Places that mentors offer in all; 0 while nobody does. */
  readonly places: number;
}

/** What is missing or does not go together, at its field; none means that it may be kept. */
export function choiceFaults(given: ChoicesGiven, sizes: RoundSizes): FieldError[] {
  const faults: (FieldError | false)[] = [
    given.ignoreTiers &&
      given.ignoreTiersReason === '' && {
        field: 'ignoreTiersReason',
        message: 'Say why tiers do not count in this round',
      },
    given.fairness !== 'none' &&
      given.aim === 'stable' && {
        field: 'fairness',
        message: 'With “Nobody would rather swap” nothing more can be asked. Choose “Nothing more”, or another aim',
      },
    given.fairness !== 'none' &&
      given.fairnessReason === '' && { field: 'fairnessReason', message: 'Say why this is fair in this round' },
  ];
  return [
    ...faults.filter((fault) => fault !== false),
    ...(given.fairness === 'floors' ? floorFaults(given, sizes) : []),
  ];
}

function floorFaults({ floors }: ChoicesGiven, { studentsOfGroup, students, places }: RoundSizes): FieldError[] {
  const asked = floors.reduce((sum, floor) => sum + (floor.places ?? 0), 0);
  if (asked === 0) return [{ field: 'floors', message: 'Enter how many places to keep for at least one group' }];
  const tooHigh = floors.flatMap(({ priorityGroupId, places: floor = 0 }, index) => {
    const most = studentsOfGroup.get(priorityGroupId) ?? 0;
    if (students === 0 || floor <= most) return [];
    return [{ field: `floors[${index}].places`, message: fewer(most) }];
  });
  if (tooHigh.length > 0 || places === 0 || asked <= places) return tooHigh;
  return [{ field: 'floors', message: `You keep ${asked} places, but the mentors offer ${places}. Keep fewer` }];
}

function fewer(most: number): string {
  if (most === 0) return 'No student who applied counts for this group. Leave this empty';
  const counted = most === 1 ? 'One student of this round counts' : `${most} students of this round count`;
  return `${counted} for this group. Enter ${most} or fewer`;
}
