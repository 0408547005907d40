import { parentPort } from 'node:worker_threads';
import loadHighs from 'highs';
import { findLimits } from './find-limits';
import type { Asked, Answered } from './attack-thread';

const highs = loadHighs();

async function answer({ id, puzzle }: Asked): Promise<Answered> {
  try {
    return { id, found: findLimits(await highs, puzzle) };
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : 'the solver failed' };
  }
}

parentPort?.on('message', (asked: Asked) => void answer(asked).then((answered) => parentPort?.postMessage(answered)));
