import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { keepThread, threadFor } from './kept-threads';

/** How often whoever waits writes how far the work is, and asks whether it was cancelled. */
const PROGRESS_EVERY_MS = 250;

/** What a thread says while it works. */
type Saying = { readonly kind: 'progress'; readonly progress: ThreadProgress };

/** How far it is: `done` of `of` in this step. */
export interface ThreadProgress {
  readonly step: string;
  readonly done: number;
  readonly of: number;
}

/** One long piece of the engine's work, in a thread that does nothing else meanwhile. `Outcome` is what it says last. */
export class EngineThread<Outcome extends { readonly kind: string }> {
  /** Settles when the work ends; rejects when the thread dies. Never settles after `stop`. */
  readonly outcome: Promise<Outcome>;
  /** How far it is; null until it has said anything. */
  progress: ThreadProgress | null = null;
  /** Null once it has said its last. */
  private worker: Worker | null;

  /** @param name of a file `….worker` beside this one. @param task plain data, copied to the thread. */
  constructor(name: 'draft' | 'study', task: unknown) {
    const worker = threadFor(name);
    this.worker = worker;
    this.outcome = new Promise((settle, fail) => {
      worker.on('message', (report: Saying | Outcome) => {
        if (isSaying(report)) this.progress = report.progress;
        else {
          this.worker = null;
          keepThread(name, worker);
          settle(report);
        }
      });
      worker.once('error', fail);
    });
    worker.postMessage(task);
  }

  /**
   * Waits for the end.
   * @param stillWanted told how far the work is, a few times a second; false ends the wait.
   * @returns null when it was not wanted any more. Rejects when the thread dies.
   */
  async followed(stillWanted: (progress: ThreadProgress | null) => Promise<boolean>): Promise<Outcome | null> {
    for (;;) {
      const outcome = await Promise.race([this.outcome, pause(PROGRESS_EVERY_MS, null)]);
      if (outcome !== null) return outcome;
      if (!(await stillWanted(this.progress))) return null;
    }
  }

  /** Ends the thread at once; harmless when it has ended. */
  async stop(): Promise<void> {
    await this.worker?.terminate();
  }
}

const isSaying = (report: { readonly kind: string }): report is Saying => report.kind === 'progress';
