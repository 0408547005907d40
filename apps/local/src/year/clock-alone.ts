import 'reflect-metadata';
import { text } from 'node:stream/consumers';
import { readSettings, stopWith } from '@footing/config';
import { SilenceClock } from '@footing/pairings';
import type { ClockToKill } from './killed-clock';
import { openYear } from './year-app';
import { YearClock } from './year-clock';

/** One round of the silence clock on a day, in a process that can be killed; what it needs to know comes by its input. */
async function main(): Promise<void> {
  const { url, masterKey, institutionId, day } = JSON.parse(await text(process.stdin)) as ClockToKill;
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: url, MASTER_KEY: masterKey });
  const app = await openYear(settings, new YearClock(day));
  await app.get(SilenceClock).round(institutionId);
  await app.close();
}

main().catch(stopWith);
