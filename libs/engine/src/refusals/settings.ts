import { barrierRules } from '../pair/barrier-rules';
import { measures } from '../criteria/measures';
import type { Aim, Columns, Fairness, MatchInput, RoundSettings } from '../model/input';
import { InputRefused } from './refusal';
import { ids, repeated, within } from './within';

const MOST_WEIGHT = 100;
const AIMS: readonly Aim[] = ['most-matched', 'best-fit', 'stable'];
const FAIRNESS: readonly Fairness['kind'][] = ['floors', 'even-coverage', 'raise-the-lowest'];

/** @throws {InputRefused} when the round's settings cannot mean anything. */
export function checkSettings(input: MatchInput): void {
  checkCriteria(input.settings);
  checkBarriers(input.settings);
  checkShares(input.settings);
  checkChoices(input.settings);
  const { fairness } = input.settings;
  if (fairness?.kind === 'floors') checkFloors(input, fairness.floors);
}

function checkCriteria({ criteria }: RoundSettings): void {
  ids(criteria, 'duplicate-criterion', 'settings.criteria');
  for (const [at, { id, kind, weight, ...columns }] of criteria.entries()) {
    const field = `settings.criteria[${at}]`;
    if (!Object.hasOwn(measures, kind))
      throw new InputRefused(
        'unknown-criterion',
        `criterion ${id} is of no kind there is: choose one of them`,
        `${field}.kind`,
      );
    within(weight, {
      code: 'weight-out-of-range',
      what: `the weight of criterion ${id}`,
      field: `${field}.weight`,
      least: 0,
      most: MOST_WEIGHT,
    });
    if (columnCriteria.has(kind)) needColumns(id, columns, field);
  }
  if (!criteria.some(({ weight }) => weight > 0))
    throw new InputRefused('weights-all-zero', 'give at least one criterion a weight above 0', 'settings.criteria');
}

function checkBarriers({ barriers }: RoundSettings): void {
  ids(barriers, 'duplicate-barrier', 'settings.barriers');
  for (const [at, { id, kind, ...columns }] of barriers.entries()) {
    const field = `settings.barriers[${at}]`;
    if (!Object.hasOwn(barrierRules, kind))
      throw new InputRefused(
        'unknown-barrier',
        `barrier ${id} is of no kind there is: choose one of them`,
        `${field}.kind`,
      );
    if (kind.startsWith('must-')) needColumns(id, columns, field);
  }
}

const columnCriteria = new Set<string>(['equal', 'different', 'overlap', 'closeness', 'steps-apart']);

function needColumns(id: string, { studentField, mentorField }: Columns, field: string): void {
  if (!studentField)
    throw new InputRefused('columns-missing', `${id}: name the column of the student`, `${field}.studentField`);
  if (!mentorField)
    throw new InputRefused('columns-missing', `${id}: name the column of the mentor`, `${field}.mentorField`);
}

/** The settings that are a share of something. */
function checkShares({ minimumFit, retention = 0, mentorsView = 0, lotteryStrength = 0 }: RoundSettings): void {
  const share = (
    value: number,
    code:
      | 'minimum-fit-out-of-range'
      | 'retention-out-of-range'
      | 'mentors-view-out-of-range'
      | 'lottery-strength-out-of-range',
    name: string,
  ) => within(value, { code, what: name, field: `settings.${name}`, least: 0, most: 1 });
  share(minimumFit, 'minimum-fit-out-of-range', 'minimumFit');
  share(retention, 'retention-out-of-range', 'retention');
  share(mentorsView, 'mentors-view-out-of-range', 'mentorsView');
  share(lotteryStrength, 'lottery-strength-out-of-range', 'lotteryStrength');
}

function checkChoices({ aim, fairness }: RoundSettings): void {
  if (aim !== undefined && !AIMS.includes(aim))
    throw new InputRefused('unknown-aim', `the aim is ${aim}: choose one of ${AIMS.join(', ')}`, 'settings.aim');
  if (fairness !== undefined && !FAIRNESS.includes(fairness.kind))
    throw new InputRefused(
      'unknown-fairness',
      `the fairness choice is ${fairness.kind}: choose one of ${FAIRNESS.join(', ')}, or none`,
      'settings.fairness.kind',
    );
  if (aim === 'stable' && fairness !== undefined)
    throw new InputRefused(
      'fairness-with-stable',
      'a stable draft leaves no choice between drafts: take the fairness choice out, or choose another aim',
      'settings.fairness',
    );
}

/** A floor is for a group that somebody is in, once, and for no more places than the group has students. */
function checkFloors({ students }: MatchInput, floors: readonly { readonly group: string; readonly places: number }[]) {
  const field = 'settings.fairness.floors';
  const twice = repeated(floors.map(({ group }) => group));
  if (twice)
    throw new InputRefused(
      'floor-twice',
      `group ${twice.thing} has two floors: keep one`,
      `${field}[${twice.at}].group`,
    );
  for (const [at, { group, places }] of floors.entries()) {
    const size = students.filter((student) => student.group === group).length;
    if (size === 0)
      throw new InputRefused(
        'floor-of-unknown-group',
        `nobody is in group ${group}: take its floor out`,
        `${field}[${at}].group`,
      );
    within(places, {
      code: 'floor-out-of-range',
      what: `the floor of group ${group}, which has ${size} students,`,
      field: `${field}[${at}].places`,
      least: 0,
      most: size,
      whole: true,
    });
  }
}
