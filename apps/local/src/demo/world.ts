import { type Background, backgrounds, ethnicityOf } from './backgrounds';
import { interceptFor, logistic } from './calibrate';
import { at, type Field, fieldsOf, pickWeighted } from './chance';
import { type School, schools } from './schools';
import { ETHNICITY_UNANSWERED, MATURE_RATE, type Trait, type TraitRule, traitRules } from './traits';
import { disabilityTypes, otherIncomes, otherQuintiles } from './traits';

/** An invented student of the university, with what is true of them and what they chose not to say. */
export interface Person {
  /** From 0, in the order drawn. */
  readonly index: number;
  readonly background: Background;
  readonly school: School;
  readonly course: string;
  /** 1 to 4. */
  readonly yearOfStudy: number;
  /** 1 (most deprived) to 5. */
  readonly quintile: number;
  readonly income: string;
  /** The kind of disability; null for somebody without one. */
  readonly disabilityType: string | null;
  /** What is true of them. */
  readonly traits: ReadonlySet<Trait>;
  /** What they did not answer when asked, whatever is true. */
  readonly unanswered: ReadonlySet<Trait | 'ethnicity'>;
}

const LOWEST_INCOME = '£25,000 or less';
const yearsOfStudy = [
  [1, 34],
  [2, 30],
  [3, 27],
  [4, 9],
] as const;

type Columns = Map<Trait, readonly boolean[]>;

/** People drawn from a seed by the rates and links of the trait rules: the same seed gives the same people. Cost: linear in `size`. */
export function drawPeople(seed: string, size: number): readonly Person[] {
  const field = fieldsOf(`${seed}/world`);
  const indexes = Array.from({ length: size }, (_, index) => index);
  const background = indexes.map((index) => pickWeighted(field('background')(index), backgroundShares));
  const columns = startingColumns(background, field('mature'));
  for (const rule of traitRules) columns.set(rule.trait, drawTrait(rule, columns, field(rule.trait)));
  return indexes.map((index) => person(index, at(background, index), columns, field));
}

const backgroundShares = backgrounds.map(([name, , share]) => [name, share] as const);

function startingColumns(background: readonly Background[], mature: Field): Columns {
  const isMature = background.map((_, index) => mature(index)() < MATURE_RATE);
  const groups = background.map((name) => ethnicityOf[name]);
  return new Map<Trait, readonly boolean[]>([
    ['mature', isMature],
    ['young', isMature.map((value) => !value)],
    ['white', groups.map((group) => group === 'White')],
    ['blackOrAsian', groups.map((group) => group === 'Black' || group === 'Asian')],
    ['pakistaniOrBangladeshi', background.map((name) => name === 'Pakistani' || name === 'Bangladeshi')],
  ]);
}

function drawTrait(rule: TraitRule, columns: Columns, field: Field): readonly boolean[] {
  const size = column(columns, 'young').length;
  const links = Object.entries(rule.links ?? {}) as [Trait, number][];
  const linked = links.map(([trait, slope]) => ({ has: column(columns, trait), slope }));
  const pull = (index: number) => linked.reduce((sum, { has, slope }) => sum + (has[index] ? slope : 0), 0);
  const within = rule.among ? column(columns, rule.among) : undefined;
  const able = Array.from({ length: size }, (_, index) => index).filter((index) => within?.[index] ?? true);
  const intercept = interceptFor(rule.rate, able.map(pull));
  const drawn = new Array<boolean>(size).fill(false);
  for (const index of able) drawn[index] = field(index)() < logistic(intercept + pull(index));
  return drawn;
}

function column(columns: Columns, trait: Trait): readonly boolean[] {
  const values = columns.get(trait);
  if (!values) throw new RangeError(`the trait ${trait} is used before it is drawn`);
  return values;
}

function person(index: number, background: Background, columns: Columns, field: (name: string) => Field): Person {
  const traits = new Set([...columns].filter(([, has]) => has[index]).map(([trait]) => trait));
  const school = pickWeighted(
    field('school')(index),
    schools.map((each) => [each, each.size] as const),
  );
  const one = <T>(name: string, entries: readonly (readonly [T, number])[]) =>
    pickWeighted(field(name)(index), entries);
  return {
    index,
    background,
    school,
    course: one(
      'course',
      school.courses.map((course) => [course, 1] as const),
    ),
    yearOfStudy: one('year of study', yearsOfStudy),
    quintile: traits.has('mostDeprivedArea') ? 1 : one('quintile', otherQuintiles),
    income: traits.has('lowIncome') ? LOWEST_INCOME : one('income', otherIncomes),
    disabilityType: traits.has('disabled') ? one('disability type', disabilityTypes) : null,
    traits,
    unanswered: unanswered(index, field),
  };
}

function unanswered(index: number, field: (name: string) => Field): ReadonlySet<Trait | 'ethnicity'> {
  const asked = traitRules.filter((rule) => rule.unanswered !== undefined);
  const silent = asked.filter((rule) => field(`${rule.trait} unanswered`)(index)() < (rule.unanswered ?? 0));
  const noEthnicity = field('ethnicity unanswered')(index)() < ETHNICITY_UNANSWERED;
  return new Set([...silent.map(({ trait }) => trait), ...(noEthnicity ? (['ethnicity'] as const) : [])]);
}
