import type { ChanceOfStudent, Study } from '@footing/matching';
import { listingOf } from '../http/listing';
import {
  described,
  listOf,
  moment,
  nullable,
  number,
  object,
  oneOf,
  type Resource,
  resource,
  type Schema,
  text,
  uuid,
  yesNo,
} from '../openapi/schema';

const share: Schema = { type: 'number' };

const result = described(
  'What it came to; null until it is done. A replay gives fingerprints to compare with the draft’s; chances and designs say how many students’ lots are open',
  nullable(
    object({
      engineVersion: nullable(text),
      inputHash: nullable(text),
      resultHash: nullable(text),
      faults: nullable(number),
      decided: described(
        'Of a replay: what came of taking every decision again. `differsAt` is the revision of the first that does not follow',
        nullable(object({ decisions: number, differsAt: nullable(number), unexplained: number })),
      ),
      students: nullable(number),
      undecided: nullable(number),
      effective: nullable(share),
      detectable: nullable(share),
      choices: nullable(
        listOf(
          object({
            strength: share,
            undecided: number,
            effective: share,
            detectable: nullable(share),
            givenUpShare: share,
          }),
        ),
      ),
    }),
  ),
);

export const studyResource = resource(
  'Study',
  object({
    id: uuid,
    roundId: uuid,
    draftId: nullable(uuid),
    kind: oneOf(['replay', 'chances', 'lottery-design']),
    state: oneOf(['queued', 'running', 'done', 'failed', 'cancelled']),
    draws: described('How often the lottery is drawn again; 0 for a replay', number),
    progress: object({ done: number, of: number }),
    result,
    askedAt: moment,
    finishedAt: nullable(moment),
  }),
);

export const chanceResource = resource(
  'Chance',
  object({
    studentId: described('The id of the student’s application', uuid),
    served: described('In how many of the draws the student has a mentor', number),
    draws: number,
    matched: described('Whether the draft itself gives them a mentor', yesNo),
  }),
);
export const chanceList = listingOf(chanceResource);
export const studyResources: readonly Resource[] = [studyResource, chanceResource, chanceList];

const nothing = {
  ...{ engineVersion: null, inputHash: null, resultHash: null, faults: null, decided: null },
  ...{ students: null, undecided: null, effective: null, detectable: null, choices: null },
};

export const presentStudy = (study: Study) => ({
  id: study.id,
  roundId: study.roundId,
  draftId: study.draftId,
  kind: study.kind,
  state: study.state,
  draws: study.draws,
  progress: { done: study.doneCount, of: study.ofCount },
  result: study.result && { ...nothing, ...presentResult(study.result) },
  askedAt: study.askedAt.toISOString(),
  finishedAt: study.finishedAt?.toISOString() ?? null,
});

function presentResult(found: NonNullable<Study['result']>): object {
  if (!('choices' in found)) return found;
  const choices = found.choices?.map(({ strength, undecided, effective, detectable, givenUpShare }) => ({
    ...{ strength, undecided, effective, detectable, givenUpShare },
  }));
  return { choices: choices ?? null };
}

export const presentChance = ({ applicationId, served, draws, matched }: ChanceOfStudent) => ({
  studentId: applicationId,
  served,
  draws,
  matched,
});
