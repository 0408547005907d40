import { parentPort, workerData } from 'node:worker_threads';
import { collectLists } from '../../../libs/engine/src/lists/lists';
import type { KernelPlan } from '../../../libs/engine/src/scoring/wasm/kernel-plan';
import { kernelSource } from '../../../libs/engine/src/scoring/wasm/kernel-source';
import { recheckRows, type Claim } from '../../../libs/engine/test/recheck';

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
    const slice = collectLists(kernelSource(plan, classes), order.from * classes, order.to * classes, order.most);
    parentPort?.postMessage(slice, [slice.cells.buffer as ArrayBuffer]);
  } else parentPort?.postMessage(recheckRows(plan, order.claim, order.from, order.to));
});
