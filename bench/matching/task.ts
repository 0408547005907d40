import type { SizeName } from './instances/people';
import { draftTask, movedWeightTask } from './tasks/draft';
import { liveTask } from './tasks/live';
import { npmPeerTask } from './tasks/npm-peers';
import { solveTask } from './tasks/solve';

/** One thing to measure, in a process of its own: `node task.js NAME ARGUMENTS`; prints what it found as JSON. */
async function main([name = '', ...given]: readonly string[]): Promise<unknown> {
  const [what = '', tiers = '1', most = '0'] = given;
  switch (name) {
    case 'solve':
      return solveTask(what, tiers === '1' ? 1 : 3, Number(most));
    case 'draft':
      return draftTask(what as SizeName, Number(most));
    case 'moved-weight':
      return movedWeightTask(what as SizeName, Number(most));
    case 'changes':
    case 'swaps':
    case 'redraws':
      return liveTask(name, what);
    default:
      return npmPeerTask(name, what);
  }
}

void main(process.argv.slice(2)).then((found) => process.stdout.write(JSON.stringify(found)));
