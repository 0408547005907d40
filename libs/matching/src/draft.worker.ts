import { parentPort } from 'node:worker_threads';
import { check, ENGINE_VERSION, InputRefused, makeDraft, type MatchInput, type OnProgress } from '@footing/engine';
import type { EngineOutcome, EngineReport } from './domain/engine-report';
import { hashOf } from './hashes';

// A run takes the whole of a processor; in a thread of its own, pages and heartbeats go on.
const say = (report: EngineReport) => parentPort?.postMessage(report);
const tell: OnProgress = (progress) => say({ kind: 'progress', progress });

function outcomeOf(input: MatchInput): EngineOutcome {
  try {
    const draft = makeDraft(input, tell);
    const hashes = { inputHash: hashOf(input), resultHash: hashOf(draft) };
    const faults = check(input, draft, tell);
    return { kind: 'made', result: { draft, faults, engineVersion: ENGINE_VERSION, ...hashes } };
  } catch (error) {
    if (error instanceof InputRefused) return { kind: 'refused', code: error.code };
    throw error;
  }
}

parentPort?.on('message', (input: MatchInput) => say(outcomeOf(input)));
