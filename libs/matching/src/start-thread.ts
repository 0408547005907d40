import path from 'node:path';
import { Worker } from 'node:worker_threads';

const EXTENSION = path.extname(__filename);
/** From source the thread needs the compiler that the process itself was started with. */
const SOURCE_FLAGS = { execArgv: ['-r', '@swc-node/register'] };

/** A thread for the engine, so that pages and heartbeats go on meanwhile. @param name of a file `….worker` beside this one. */
export function startThread(name: 'draft' | 'desk' | 'study'): Worker {
  const file = path.join(__dirname, `${name}.worker${EXTENSION}`);
  return new Worker(file, EXTENSION === '.ts' ? SOURCE_FLAGS : {});
}
