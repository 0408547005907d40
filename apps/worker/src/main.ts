import 'reflect-metadata';
import { readSettings } from '@footing/config';
import { startWorker } from './start-worker';

/** The work behind the pages, by itself: for production. */
void startWorker(readSettings());
