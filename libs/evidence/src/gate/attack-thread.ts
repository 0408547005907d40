import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Found, Puzzle } from '@footing/statistics';

/** What goes to the thread. */
export interface Asked {
  readonly id: number;
  readonly puzzle: Puzzle;
}

/** What comes back: limits, or what went wrong. Neither says anything of people but counts. */
export type Answered = { readonly id: number } & ({ readonly found: readonly Found[] } | { readonly fault: string });

const EXTENSION = path.extname(__filename);
/** From source the thread needs the compiler that the process itself was started with. */
const SOURCE_FLAGS = EXTENSION === '.ts' ? { execArgv: ['-r', '@swc-node/register'] } : {};

interface Waiting {
  readonly resolve: (found: readonly Found[]) => void;
  readonly reject: (fault: Error) => void;
}

/**
 * A thread that solves puzzles one after the other, so that pages go on meanwhile. It starts with the first puzzle, keeps no process alive,
 * and is ended when a puzzle takes longer than it may; the next puzzle starts another.
 */
export class AttackThread {
  #worker: Worker | null = null;
  #waiting = new Map<number, Waiting>();
  #last = 0;

  /** @param limitMs how long one puzzle may take, and those before it. */
  constructor(private readonly limitMs: number) {}

  /** @throws Error when it takes too long or the solver fails: then nothing may be shown. */
  async solve(puzzle: Puzzle): Promise<readonly Found[]> {
    const id = ++this.#last;
    const { promise, resolve, reject } = Promise.withResolvers<readonly Found[]>();
    this.#waiting.set(id, { resolve, reject });
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    worker.postMessage({ id, puzzle } satisfies Asked);
    const timer = setTimeout(() => this.#fail(worker, 'the attack took too long'), this.limitMs);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) worker.unref();
    }
  }

  /** Ends the thread; who waits is told. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    this.#fail(worker, 'the attack was ended');
    await worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(path.join(__dirname, `attack.worker${EXTENSION}`), SOURCE_FLAGS);
    worker.on('message', (answered: Answered) => {
      const waiting = this.#waiting.get(answered.id);
      if ('found' in answered) waiting?.resolve(answered.found);
      else waiting?.reject(new Error(answered.fault));
    });
    worker.on('error', (fault) => this.#fail(worker, fault instanceof Error ? fault.message : 'the thread failed'));
    worker.on('exit', () => this.#fail(worker, 'the thread ended'));
    return worker;
  }

  #fail(worker: Worker, message: string): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(new Error(message));
    void worker.terminate();
  }
}
