import 'reflect-metadata';
import { checkPack } from './check-pack';

/** `npm run evidence:verify pack.zip [ten words]`: an evidence pack in, what is wrong with it out. */
void checkPack(process.argv.slice(2), { out: process.stdout, err: process.stderr }).then((code) => {
  process.exitCode = code;
});
