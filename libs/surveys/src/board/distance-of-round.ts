import type { AskedOnBoard, PersonOnBoard, SurveyArm } from '../data/board.query';
import { type Scale, wordsIn } from '../domain/instrument';
import { type ScaleTravelled, scaleTravelled } from '../domain/travelled/scale-travelled';
import { type StagesTravelled, stagesTravelled } from '../domain/travelled/stages-travelled';
import type { Traveller } from '../domain/travelled/travellers';
import { scaleInWords, stagesInWords } from '../domain/travelled/travelled-words';
import { type ScaleFacts, STAGES } from './counted-scales';

/** How far one arm has come on one scale from the start to the end. A change, not an impact. */
export interface DistanceOfRound {
  readonly arm: SurveyArm;
  /** Key of the scale. */
  readonly scale: string;
  readonly name: string;
  /** For the stages of career plans alone. */
  readonly stages: StagesTravelled | null;
  /** For every other scale. */
  readonly points: ScaleTravelled | null;
  /** What staff read of it, one sentence a line: also who is missing, and that it is a change and not an impact. */
  readonly says: readonly string[];
}

/**
 * The way from the start to the end, by arm, on each scale that was asked at both. Of each arm those are looked at who were asked both
 * times and are counted; whoever did not answer is missing, and never taken to be as they were. Arms are never added up, so that a
 * small one cannot be worked out. Empty while nobody was asked both times. Cost: scales by people.
 */
export function distanceOfRound(facts: ScaleFacts, asked: readonly AskedOnBoard[]): DistanceOfRound[] {
  const askedAt = (kind: AskedOnBoard['kind']) =>
    new Set(asked.flatMap((one) => (one.kind === kind ? [one.personId] : [])));
  const [first, last] = [askedAt('baseline'), askedAt('close')];
  const both = facts.people.filter(({ id }) => first.has(id) && last.has(id));
  return (['matched', 'unmatched', 'mentor'] as const).flatMap((arm) => {
    const people = both.filter((one) => one.arm === arm);
    return people.length === 0 ? [] : scalesTwice(facts).map((named) => distanceOn(named, { arm, people, facts }));
  });
}

interface Named {
  readonly key: string;
  readonly name: string;
}

/** Scales with a score that were answered at the start and are answered at the end. */
function scalesTwice({ said, instruments }: ScaleFacts): readonly Named[] {
  const at = (kind: AskedOnBoard['kind']) => {
    const versions = new Set(said.flatMap((one) => (one.kind === kind ? [one.versionId] : [])));
    return [...versions].flatMap((id) => {
      const { scales = [], languages = [] } = instruments.get(id) ?? {};
      return scales.filter(isScored).map(({ key, name }) => ({ key, name: wordsIn(name, 'en', languages) }));
    });
  };
  const before = new Map(at('baseline').map((one) => [one.key, one]));
  const after = new Set(at('close').map(({ key }) => key));
  return [...before.values()].filter(({ key }) => after.has(key));
}

const isScored = ({ isComposite }: Scale) => isComposite;

interface OfArm {
  readonly arm: SurveyArm;
  readonly people: readonly PersonOnBoard[];
  readonly facts: ScaleFacts;
}

function distanceOn({ key, name }: Named, { arm, people, facts }: OfArm): DistanceOfRound {
  const scores = (kind: AskedOnBoard['kind']) =>
    new Map(facts.said.flatMap((one) => (one.kind === kind ? [[one.personId, one.scores[key] ?? null] as const] : [])));
  const [before, after] = [scores('baseline'), scores('close')];
  const travellers = people.map(({ id }): Traveller => ({
    arm,
    group: 'all',
    before: before.get(id) ?? null,
    after: after.get(id) ?? null,
  }));
  const named = { arm, scale: key, name };
  if (key === STAGES) {
    const stages = stagesTravelled(travellers);
    return { ...named, stages, points: null, says: stagesInWords(stages) };
  }
  const points = scaleTravelled(travellers);
  return { ...named, stages: null, points, says: scaleInWords(name, points) };
}
