import { writeFileSync } from 'node:fs';
import { lifecyclePage } from '@footing/pairings';
import { lifecycleFile } from './file';

/** `npm run pairings:diagram`: writes the page again after the lifecycle has changed. */
writeFileSync(lifecycleFile, lifecyclePage());
