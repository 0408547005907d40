import { parentPort, workerData } from 'node:worker_threads';
import { InputRefused, previewSwap } from '@footing/engine';
import type { SwapAsked, SwapReport } from './domain/swap-terms';

// A preview is a run of the engine over the whole round: too long for the thread that answers pages.
const { input, draft, applicationId, offerId } = workerData as SwapAsked;

function report(): SwapReport {
  try {
    return { kind: 'tried', preview: previewSwap(input, draft, applicationId, offerId) };
  } catch (error) {
    if (error instanceof InputRefused) return { kind: 'refused', message: error.message };
    throw error;
  }
}

parentPort?.postMessage(report());
