import { circles, importFaults } from './imports';
import { routeFaults } from './routes';
import { shapeFaults, twins } from './shapes';
import { type Fault, parse, type Tree } from './tree';

/** Everything in the tree that is not as the house is drawn. Cost: parses every file; about a second for 300. */
export function faultsIn(tree: Tree): Fault[] {
  const files = [...tree].map(([path, text]) => parse(path, text));
  return [
    ...files.flatMap((file) => [...importFaults(file), ...shapeFaults(file), ...routeFaults(file)]),
    ...circles(files, tree),
    ...twins(files),
  ];
}
