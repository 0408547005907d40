import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

test('the kernel in the engine is what its source makes', () => {
  const build = join(__dirname, '../../../build-kernel.mjs');
  const { status, stderr } = spawnSync(process.execPath, [build, '--check'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
