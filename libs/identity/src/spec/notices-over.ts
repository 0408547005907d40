import { readSettings } from '@footing/config';
import { Jobs } from '@footing/database';
import { Mail } from '@footing/messages';
import { testSecrets } from '@footing/testing';
import { StaffNotices } from '../staff-notices/staff-notices.service';

/** Notices to staff over a spec's database. @returns them, and what ends their queue. */
export function noticesOver(url: string): { readonly notices: StaffNotices; readonly end: () => Promise<void> } {
  const jobs = new Jobs(url);
  return {
    notices: new StaffNotices(new Mail(testSecrets(), jobs, readSettings({ NODE_ENV: 'test' }))),
    end: () => jobs.onApplicationShutdown(),
  };
}
