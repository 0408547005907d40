import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MatchInput } from '../../libs/engine/src/model/input';

/** A round that once went wrong, whole, so that it stays the same when the way of drawing rounds changes. */
export interface KeptRound {
  readonly why: string;
  readonly input: MatchInput;
}

const file = path.join(__dirname, 'went-wrong.json');

export const keptRounds = (): KeptRound[] => JSON.parse(readFileSync(file, 'utf8'), revive) as KeptRound[];

export function keep(round: KeptRound): void {
  writeFileSync(file, `${JSON.stringify([...keptRounds(), round], tag, 2)}\n`);
}

/** JSON knows neither NaN, nor the infinities, nor a negative zero. */
const tag = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
    ? { number: Object.is(value, -0) ? '-0' : String(value) }
    : value;

function revive(_key: string, value: unknown): unknown {
  const named = typeof value === 'object' && value !== null && 'number' in value ? value.number : undefined;
  return typeof named === 'string' ? Number(named) : value;
}
