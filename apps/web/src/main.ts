import 'reflect-metadata';
import { readSettings } from '@footing/config';
import { startWeb } from './start-web';

/** The pages, by themselves: for production. `apps/local` starts them together with everything else. */
void startWeb(readSettings());
