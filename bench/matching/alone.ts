import { spawnSync } from 'node:child_process';

/** Longest a process may take; a peer that needs more is left out. */
export const LONGEST = 900_000;

/**
 * Runs a command in a process of its own and reads the one line of JSON it prints.
 * @returns null when it is not installed, failed or took too long; `why` is told.
 */
export function runAlone(command: string, args: readonly string[], why: (words: string) => void): unknown {
  const { status, stdout, stderr, error, signal } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: LONGEST,
    maxBuffer: 1 << 26,
  });
  if (status === 0) return JSON.parse(stdout) as unknown;
  why(error ? error.message : signal ? `ended by ${signal}` : reasonIn(stderr));
  return null;
}

/** The line that says most: the error itself, which Node prints before its stack and its version. */
function reasonIn(text: string): string {
  const lines = text.trim().split('\n');
  return lines.find((line) => /error/iu.test(line)) ?? lines.at(-1) ?? '';
}
