import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { check, ENGINE_VERSION, InputRefused, makeDraft, type MatchInput } from '@footing/engine';
import { canonicalJson } from './domain/canonical-json';
import type { EngineOutcome, EngineReport } from './domain/engine-report';

// A run takes the whole of a processor; in a thread of its own, pages and heartbeats go on.
const input = workerData as MatchInput;
const say = (report: EngineReport) => parentPort?.postMessage(report);
const hashOf = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');

function outcome(): EngineOutcome {
  try {
    const draft = makeDraft(input, (progress) => say({ kind: 'progress', progress }));
    const hashes = { inputHash: hashOf(input), resultHash: hashOf(draft) };
    return { kind: 'made', result: { draft, faults: check(input, draft), engineVersion: ENGINE_VERSION, ...hashes } };
  } catch (error) {
    if (error instanceof InputRefused) return { kind: 'refused', code: error.code };
    throw error;
  }
}

say(outcome());
