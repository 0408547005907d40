import { existsSync, readFileSync } from 'node:fs';

/** Whether any process has this number now. */
export function isAlive(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether this process is a PostgreSQL, as far as the machine lets us see. */
export function isServer(pid: number): boolean {
  if (process.platform !== 'linux') return isAlive(pid);
  const name = `/proc/${pid}/comm`;
  return existsSync(name) && readFileSync(name, 'utf8').startsWith('postgres');
}
