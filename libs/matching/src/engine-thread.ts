import type { Worker } from 'node:worker_threads';
import type { MatchInput, Progress } from '@footing/engine';
import type { EngineOutcome, EngineReport } from './domain/engine-report';
import { startThread } from './start-thread';

/** One run of the engine, in a thread of its own. */
export class EngineThread {
  /** Settles when the run ends; rejects when the thread dies. Never settles after `stop`. */
  readonly outcome: Promise<EngineOutcome>;
  /** How far it is; null until it has said anything. */
  progress: Progress | null = null;
  private readonly worker: Worker;

  constructor(input: MatchInput) {
    this.worker = startThread('draft', input);
    this.outcome = new Promise((settle, fail) => {
      this.worker.on('message', (report: EngineReport) => {
        if (report.kind === 'progress') this.progress = report.progress;
        else settle(report);
      });
      this.worker.once('error', fail);
    });
  }

  /** Ends the thread at once; harmless when it has ended. */
  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
