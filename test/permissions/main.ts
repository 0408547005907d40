import { writeFileSync } from 'node:fs';
import { permissionsFile, permissionsPage } from './page';

/** `npm run permissions`: writes the page again after the table has changed. */
writeFileSync(permissionsFile, permissionsPage());
