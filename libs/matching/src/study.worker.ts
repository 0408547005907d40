import { parentPort } from 'node:worker_threads';
import {
  chancesOf,
  type Design,
  designPreview,
  ENGINE_VERSION,
  InputRefused,
  type MatchInput,
  OpenRound,
  previewSwap,
} from '@footing/engine';
import { replayDecisions } from './domain/replay-decisions';
import type { DesignChoice, StudyOutcome, StudyTask } from './domain/study-report';
import { hashOf } from './hashes';

/** A hundred times in all, however many draws there are. */
function onDrawn(done: number, of: number): void {
  if (done % Math.max(1, Math.floor(of / 100)) !== 0 && done !== of) return;
  parentPort?.postMessage({ kind: 'progress', progress: { step: 'draw', done, of } });
}

function outcomeOf(task: StudyTask): StudyOutcome {
  try {
    if (task.kind === 'decisions') return { kind: 'decisions', result: replayDecisions(task.task, previewSwap) };
    const round = new OpenRound(task.input);
    return task.kind === 'chances' ? chances(round, task.input, task.draws) : design(round, task);
  } catch (error) {
    if (error instanceof InputRefused) return { kind: 'refused', code: error.code };
    throw error;
  }
}

function chances(round: OpenRound, input: MatchInput, draws: number): StudyOutcome {
  const { students, undecided, effective, detectable } = chancesOf(round, draws, onDrawn);
  const found = { undecided, effective, detectable: finite(detectable) };
  const of = { engineVersion: ENGINE_VERSION, inputHash: hashOf(input), students: students.length };
  return { kind: 'chances', result: { ...of, ...found }, served: students };
}

function design(round: OpenRound, { strengths, draws }: Extract<StudyTask, { kind: 'lottery-design' }>): StudyOutcome {
  const choices = designPreview(round, strengths, draws, onDrawn);
  return { kind: 'lottery-design', result: { choices: choices?.map(choiceOf) ?? null } };
}

const choiceOf = (design: Design): DesignChoice => ({ ...design, detectable: finite(design.detectable) });

/** JSON knows no infinity. */
const finite = (number: number): number | null => (Number.isFinite(number) ? number : null);

parentPort?.on('message', (task: StudyTask) => parentPort?.postMessage(outcomeOf(task)));
