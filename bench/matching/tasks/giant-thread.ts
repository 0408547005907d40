import { parentPort, workerData } from 'node:worker_threads';
import { collectLists } from '../../../libs/engine/src/lists/lists';
import type { KernelPlan } from '../../../libs/engine/src/scoring/wasm/kernel-plan';
import { inBlocks, type Shared } from './blocks';
import { kernelSource } from '../../../libs/engine/src/scoring/wasm/kernel-source';
import { recheckRows, type Claim } from '../../../libs/engine/test/recheck';

/** What the second thread is asked: to help with the lists, or with the last check. */
export type Order =
  | { readonly do: 'collect'; readonly shared: Shared; readonly most: number }
  | { readonly do: 'recheck'; readonly shared: Shared; readonly claim: Claim };

export interface ThreadData {
  readonly plan: KernelPlan;
  readonly classes: number;
}

const { plan, classes } = workerData as ThreadData;

parentPort?.on('message', (order: Order) => {
  if (order.do === 'collect') {
    const source = kernelSource(plan, classes);
    const slices = inBlocks(order.shared, (from, to) => collectLists(source, from * classes, to * classes, order.most));
    parentPort?.postMessage(
      slices,
      slices.map(({ cells }) => cells.buffer as ArrayBuffer),
    );
  } else parentPort?.postMessage(inBlocks(order.shared, recheckRows(plan, order.claim)));
});
