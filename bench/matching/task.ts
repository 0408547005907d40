import type { SizeName } from './instances/people';

/**
 * One thing to measure, in a process of its own: `node task.js NAME ARGUMENTS`; prints what it found as JSON. Each loads
 * nothing but itself: what else was loaded would still be compiled, on other threads, while a first call is measured.
 */
async function main([name = '', ...given]: readonly string[]): Promise<unknown> {
  const [what = '', tiers = '1', most = '0'] = given;
  switch (name) {
    case 'solve':
      return (await import('./tasks/solve.js')).solveTask(what, tiers === '1' ? 1 : 3, Number(most));
    case 'draft':
      return (await import('./tasks/draft.js')).draftTask(what as SizeName, Number(most));
    case 'moved-weight':
      return (await import('./tasks/draft.js')).movedWeightTask(what as SizeName, Number(most));
    case 'changes':
    case 'swaps':
    case 'redraws':
      return (await import('./tasks/live.js')).liveTask(name, what);
    default:
      return (await import('./tasks/npm-peers.js')).npmPeerTask(name, what);
  }
}

void main(process.argv.slice(2)).then((found) => process.stdout.write(JSON.stringify(found)));
