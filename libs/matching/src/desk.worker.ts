import { parentPort } from 'node:worker_threads';
import { InputRefused } from '@footing/engine';
import { deskAnswers } from './desk-answers';
import type { DeskOrder, DeskReport, Questions, Question, Standing } from './domain/desk-questions';

/** The rounds asked about last; more would only cost memory. */
const HELD = 3;
const rounds = new Map<string, Standing>();

function hold(key: string, standing: Standing): void {
  rounds.delete(key);
  rounds.set(key, standing);
  for (const longestAgo of rounds.keys()) if (rounds.size > HELD) rounds.delete(longestAgo);
}

function answer(order: Extract<DeskOrder, { kind: 'ask' }>): DeskReport {
  const standing = rounds.get(order.key);
  const { id } = order;
  if (!standing) return { id, kind: 'unknown-round' };
  hold(order.key, standing);
  try {
    return { id, kind: 'answer', answer: answered(order.question, standing, order.asks) };
  } catch (error) {
    if (error instanceof InputRefused) return { id, kind: 'refused', code: error.code, message: error.message };
    return { id, kind: 'broke', message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' };
  }
}

function answered<Q extends Question>(question: Q, standing: Standing, asks: Questions[Q]['asks']) {
  return deskAnswers[question](standing, asks);
}

parentPort?.on('message', (order: DeskOrder) => {
  if (order.kind === 'hold') hold(order.key, order.standing);
  else parentPort?.postMessage(answer(order));
});
