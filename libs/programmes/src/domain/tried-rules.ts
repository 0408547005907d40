import type { FieldError } from '@footing/kernel';
import { type Aim, aims, type FairnessKind, fairnessKinds } from './choices';
import { weightFaults } from './weights';

/** What somebody would like to try instead; shares are in percent, and what is left out stays as it is. */
export interface TriedRules {
  /** One for each criterion; they sum to 100. */
  readonly weights?: readonly { readonly criterionId: string; readonly weight: number }[];
  readonly minimumFit?: number;
  readonly mentorsView?: number;
  readonly retention?: number;
  readonly aim?: Aim;
}

/** The rules of a draft, as far as others can be tried: shares are 0 to 1. */
interface DraftRules {
  readonly criteria: readonly { readonly id: string; readonly weight: number }[];
  readonly minimumFit: number;
  readonly mentorsView?: number;
  readonly retention?: number;
  readonly aim?: Aim;
  readonly fairness?: { readonly kind: Exclude<FairnessKind, 'none'> };
}

/** What is wrong with what is tried, at its field; none means that it can be tried. */
export function triedFaults({ criteria, fairness }: DraftRules, { weights, aim }: TriedRules): FieldError[] {
  return [...(weights ? ofWeights(criteria, weights) : []), ...aimFaults(aim, fairness?.kind)];
}

function ofWeights(criteria: DraftRules['criteria'], weights: Required<TriedRules>['weights']): FieldError[] {
  const given = new Set(weights.map(({ criterionId }) => criterionId));
  const isEach = weights.length === criteria.length && criteria.every(({ id }) => given.has(id));
  if (!isEach) return [{ field: 'weights', message: 'Give a weight for each criterion of this draft, and no other' }];
  return weightFaults(weights.map(({ weight }) => weight));
}

/** An aim that does not go with the fairness choice. */
export function aimFaults(aim: Aim | undefined, fairness: FairnessKind = 'none'): FieldError[] {
  if (aim !== 'stable' || fairness === 'none') return [];
  const [chosen, stable] = [fairnessKinds[fairness].name, aims.stable.name];
  const message = `“${chosen}” is chosen too, and “${stable}” leaves no room for that. Choose another`;
  return [{ field: 'aim', message }];
}

/** The rules with what is tried in their place. @param tried without faults. */
export function withTried<R extends DraftRules>(rules: R, tried: TriedRules): R {
  const { minimumFit, mentorsView, retention, aim } = tried;
  const weightOf = new Map(tried.weights?.map(({ criterionId, weight }) => [criterionId, weight]));
  return {
    ...rules,
    criteria: rules.criteria.map((one) => ({ ...one, weight: weightOf.get(one.id) ?? one.weight })),
    ...(isGiven(minimumFit) ? { minimumFit: minimumFit / 100 } : {}),
    ...(isGiven(mentorsView) ? { mentorsView: mentorsView / 100 } : {}),
    ...(isGiven(retention) ? { retention: retention / 100 } : {}),
    ...(isGiven(aim) ? { aim } : {}),
  };
}

/** JSON may say null where nothing is meant. */
const isGiven = <T>(value: T | null | undefined): value is T => value !== undefined && value !== null;

/** The rules of a draft as they would be entered to be tried: the start of every form. */
export const asTried = (rules: DraftRules): Required<TriedRules> => ({
  weights: rules.criteria.map(({ id, weight }) => ({ criterionId: id, weight })),
  minimumFit: percent(rules.minimumFit),
  mentorsView: percent(rules.mentorsView),
  retention: percent(rules.retention),
  aim: rules.aim ?? 'most-matched',
});

const percent = (share = 0) => Math.round(share * 100);
