import type { Worker } from 'node:worker_threads';
import type { RefusalCode } from '@footing/engine';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DeskOrder, DeskReport, Question, Questions, Standing } from './domain/desk-questions';
import { startThread } from './start-thread';

/** The engine refuses what it was asked, e.g. a swap that a barrier forbids. The message names ids only. */
export class DeskRefused extends Error {
  override readonly name = 'DeskRefused';

  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}

type Settle = (report: DeskReport) => void;
interface Waiting {
  readonly settle: Settle;
  readonly fail: (error: Error) => void;
}

/**
 * Where pages ask the engine about a round while somebody looks: a thread that stays warm and holds the rounds asked
 * about last, so that the second question about a round does not read it again. Questions are answered one after another.
 * When the thread dies, those who wait get a defect, and the next question starts a new thread.
 */
@Injectable()
export class EngineDesk implements OnApplicationShutdown {
  private thread: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  /**
   * @param key names the round as it stands: another key for each change.
   * @param standing read only when the thread does not hold the key.
   * @throws {DeskRefused} when the engine refuses the question.
   */
  async ask<Q extends Question>(
    question: Q,
    key: string,
    standing: () => Promise<Standing> | Standing,
    asks: Questions[Q]['asks'],
  ): Promise<Questions[Q]['answer']> {
    let report = await this.put(question, key, asks);
    if (report.kind === 'unknown-round') {
      this.send({ kind: 'hold', key, standing: await standing() });
      report = await this.put(question, key, asks);
    }
    if (report.kind === 'answer') return report.answer;
    if (report.kind === 'refused') throw new DeskRefused(report.code, report.message);
    throw new Error(report.kind === 'broke' ? report.message : 'the round was let go at once');
  }

  /** Starts the thread before anybody asks, so that the first page need not wait for it. */
  warm(): void {
    this.thread ??= this.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread?.terminate();
  }

  private put<Q extends Question>(question: Q, key: string, asks: Questions[Q]['asks']): Promise<DeskReport> {
    this.asked += 1;
    const id = this.asked;
    return new Promise((settle, fail) => {
      this.waiting.set(id, { settle, fail });
      this.send({ kind: 'ask', id, key, question, asks });
    });
  }

  private send(order: DeskOrder): void {
    this.warm();
    this.thread?.postMessage(order);
  }

  private start(): Worker {
    const thread = startThread('desk');
    thread.unref();
    thread.on('message', (report: DeskReport) => {
      this.waiting.get(report.id)?.settle(report);
      this.waiting.delete(report.id);
    });
    thread.once('error', (error) => this.lost(thread, error instanceof Error ? error : new Error(String(error))));
    thread.once('exit', (code) => this.lost(thread, new Error(`the engine's thread ended with code ${code}`)));
    return thread;
  }

  /** Only the thread in use takes those who wait with it: an ended one reports twice, as an error and as an exit. */
  private lost(thread: Worker, error: Error): void {
    if (this.thread !== thread) return;
    this.thread = null;
    for (const { fail } of this.waiting.values()) fail(error);
    this.waiting.clear();
  }
}
