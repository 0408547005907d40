import { parentPort, workerData } from 'node:worker_threads';
import { collectRows } from '../../../libs/engine/src/scoring/wasm/kernel-source';
import type { KernelPlan } from '../../../libs/engine/src/scoring/wasm/kernel-plan';
import { recheckRows, type Claim } from '../../../libs/engine/src/scoring/wasm/recheck';

/** What the second thread is asked: its part of the lists, or of the last check. */
export type Order =
  | { readonly do: 'collect'; readonly from: number; readonly to: number; readonly most: number }
  | { readonly do: 'recheck'; readonly from: number; readonly to: number; readonly claim: Claim };

export interface ThreadData {
  readonly plan: KernelPlan;
  readonly classes: number;
}

const { plan, classes } = workerData as ThreadData;

parentPort?.on('message', (order: Order) => {
  if (order.do === 'collect') {
    const slice = collectRows(plan, classes, order.from, order.to, order.most);
    parentPort?.postMessage(slice, [slice.cells.buffer as ArrayBuffer]);
  } else parentPort?.postMessage(recheckRows(plan, order.claim, order.from, order.to));
});
