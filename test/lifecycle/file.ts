import path from 'node:path';

/** Where the page about the life of a pairing is kept. */
export const lifecycleFile = path.resolve(__dirname, '../../docs/life-of-a-pairing.md');
