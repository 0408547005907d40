import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MatchInput, Progress } from '@footing/engine';
import type { EngineOutcome, EngineReport } from './domain/engine-report';

const EXTENSION = path.extname(__filename);
/** From source the thread needs the compiler that the process itself was started with. */
const SOURCE_FLAGS = { execArgv: ['-r', '@swc-node/register'] };

/** One run of the engine, in a thread of its own. */
export class EngineThread {
  /** Settles when the run ends; rejects when the thread dies. Never settles after `stop`. */
  readonly outcome: Promise<EngineOutcome>;
  /** How far it is; null until it has said anything. */
  progress: Progress | null = null;
  private readonly worker: Worker;

  constructor(input: MatchInput) {
    const file = path.join(__dirname, `draft.worker${EXTENSION}`);
    this.worker = new Worker(file, { workerData: input, ...(EXTENSION === '.ts' ? SOURCE_FLAGS : {}) });
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
