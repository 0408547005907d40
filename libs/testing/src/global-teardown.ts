import { rmSync } from 'node:fs';
import { remembered } from './server';

export default async function teardown(): Promise<void> {
  const running = remembered();
  await running?.stop();
  if (running) rmSync(running.folder, { recursive: true, force: true });
}
