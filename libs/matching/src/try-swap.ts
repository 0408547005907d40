import { once } from 'node:events';
import type { SwapPreview } from '@footing/engine';
import { DomainError } from '@footing/kernel';
import type { SwapAsked, SwapReport } from './domain/swap-terms';
import { startThread } from './start-thread';

/** Works a swap out in a thread of its own. @throws {DomainError} conflict, `swap.barred`, when something forbids it. */
export async function trySwap(asked: SwapAsked): Promise<SwapPreview> {
  const thread = startThread('swap', asked);
  try {
    const [report] = (await once(thread, 'message')) as [SwapReport];
    if (report.kind === 'refused') throw new DomainError('conflict', 'swap.barred', report.message);
    return report.preview;
  } finally {
    await thread.terminate();
  }
}
