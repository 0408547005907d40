/** The database that every spec file's own is copied from. */
export const TEMPLATE = 'footing_template';

interface Running {
  readonly adminUrl: string;
  /** The same server as the login the apps use. */
  readonly appUrl: string;
  readonly folder: string;
  stop(): Promise<void>;
}

const place = globalThis as { footingServer?: Running };

/** Keeps the run's server for its end, and its address for the spec files, which run in other processes. */
export function remember(running: Running): void {
  place.footingServer = running;
  process.env['FOOTING_TEST_ADMIN_URL'] = running.adminUrl;
  process.env['FOOTING_TEST_APP_URL'] = running.appUrl;
}

/** The server that this process started, if it did. */
export const remembered = (): Running | undefined => place.footingServer;

/** Address of the run's server, for administration. @throws when the spec is not in a project that starts one. */
export const adminUrl = (): string => given('FOOTING_TEST_ADMIN_URL');

/** Address of the run's server for the apps. @throws when the spec is not in a project that starts one. */
export const appUrl = (): string => given('FOOTING_TEST_APP_URL');

function given(name: string): string {
  const url = process.env[name];
  if (!url) throw new Error('Name the file *.db.spec.ts: only those get a database');
  return url;
}
