import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from './ledger';

/** A clock of its own process. */
export interface ClockToKill {
  readonly url: string;
  readonly masterKey: string;
  readonly institutionId: string;
  /** YYYY-MM-DD, what its clock says. */
  readonly day: string;
}

/**
 * Starts the silence clock in a process of its own, and ends that with SIGKILL as soon as it has moved a pairing.
 * @returns how many pairings it had moved; 0 when nothing was due.
 */
export async function killedClock(ledger: Ledger, clock: ClockToKill): Promise<number> {
  const steps = () => ledger.count('select from pairing_step');
  const before = await steps();
  const program = ['-r', '@swc-node/register', path.join(__dirname, 'clock-alone.ts')];
  const child = spawn(process.execPath, program, {
    cwd: path.resolve(__dirname, '../../../..'),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(JSON.stringify(clock));
  const ended = once(child, 'exit');
  while (child.exitCode === null && (await steps()) === before) await pause(5);
  child.kill('SIGKILL');
  await ended;
  return (await steps()) - before;
}
