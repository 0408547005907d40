import { Settings } from '@footing/config';
import path from 'node:path';

/** Where nothing else is said, not the folder and the ports of `npm start`: both can run at once. */
export function beside(given: Settings): Settings {
  const usual = new Settings();
  const isUsual = given.FOOTING_DATA_DIR === path.resolve(usual.FOOTING_DATA_DIR);
  return Object.assign(new Settings(), given, {
    PORT: given.PORT === usual.PORT ? 3100 : given.PORT,
    API_PORT: given.API_PORT === usual.API_PORT ? 3101 : given.API_PORT,
    FOOTING_DATA_DIR: isUsual ? path.join(given.FOOTING_DATA_DIR, 'sector') : given.FOOTING_DATA_DIR,
  });
}
