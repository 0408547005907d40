import type { INestApplicationContext } from '@nestjs/common';
import { startApi } from '@footing/api';
import { CannotStart, readSettings, type Settings } from '@footing/config';
import { migrate, startEmbeddedServer } from '@footing/database';
import { startWeb } from '@footing/web';
import { startWorker } from '@footing/worker';
import path from 'node:path';
import { DemoMailModule } from './demo-mail/demo-mail.module';
import { MailCatcher } from './demo-mail/mail-catcher';
import { DemoSignInModule } from './demo-sign-in/demo-sign-in.module';
import { demoTokens } from './demo-sign-in/demo-tokens';
import { loadDemonstration } from './load-demonstration';
import { aFreePort, mustBeFree } from './free-ports';
import { greeting } from './greeting';
import { keptSecret } from './kept-secret';
import { loadSector } from './sector/load-sector';

/** Everything that runs. */
export interface Running {
  readonly webUrl: string;
  readonly apiUrl: string;
  /** What to tell the person at the terminal. @param seconds how long the start took. */
  greeting(seconds: number): string;
  /** Stops the apps first and the database after them. */
  stop(): Promise<void>;
}

/**
 * Starts the database (the embedded one unless DATABASE_URL names another), brings it up to date, loads the
 * demonstration into an empty one, and starts pages, API and worker in this process.
 * @param collates whether files of thirty invented universities are brought into the demonstration too.
 * @throws when a port is taken, before anything else is touched.
 * @throws {CannotStart} in production: start the three apps by themselves there, as `docker/compose.yml` does.
 */
export async function startAll(given: Settings, { collates = false } = {}): Promise<Running> {
  if (given.NODE_ENV === 'production')
    throw new CannotStart(
      'npm start is for a laptop or a demonstration. With NODE_ENV=production start apps/web, apps/api and apps/worker by themselves, as docker/compose.yml does.',
    );
  await mustBeFree([given.PORT, given.API_PORT], given.HOST ?? ONLY_HERE);
  const server = given.DATABASE_URL ? null : await startEmbeddedServer(path.join(given.FOOTING_DATA_DIR, 'postgres'));
  const apps: INestApplicationContext[] = [];
  const catcher = given.SMTP_URL ? null : new MailCatcher();
  const stop = async (): Promise<void> => {
    // One that cannot close must not keep the database from being stopped.
    for (const app of apps.reverse()) await app.close().catch(() => undefined);
    await catcher?.close();
    await server?.stop();
  };
  try {
    const ownerUrl = given.DATABASE_OWNER_URL ?? given.DATABASE_URL ?? server?.url ?? '';
    const settings = await settingsWith(given, ownerUrl, given.SMTP_URL ?? (await catcher?.open()) ?? '');
    await migrate(settings.DATABASE_OWNER_URL ?? '', settings.DATABASE_URL);
    const { tasters } = await loadDemonstration(settings, console.log);
    const web = await startWeb(settings, demoAdditions(catcher));
    apps.push(web);
    const api = await startApi(settings, demoTokens);
    apps.push(api);
    await tasters.catch((error: unknown) => console.error('  A part of the demonstration is missing:', error));
    if (collates) await loadSector(settings);
    apps.push(await startWorker(settings));
    const [webUrl, apiUrl] = [await addressOf(web), await addressOf(api)];
    return {
      webUrl,
      apiUrl,
      stop,
      greeting: (seconds) =>
        greeting({ webUrl, apiUrl, seconds, dataDir: given.FOOTING_DATA_DIR, catchesMail: catcher !== null, collates }),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Nobody else on the network may come in where signing in needs no password, unless HOST says so. */
const ONLY_HERE = '127.0.0.1';

const demoAdditions = (catcher: MailCatcher | null) => ({
  modules: [DemoSignInModule, ...(catcher ? [DemoMailModule.with(catcher)] : [])],
  signInWays: [{ href: '/demo/sign-in', text: 'Sign in to the demonstration', hint: 'as one of its invented people' }],
});

/**
 * The same settings with the database's addresses, as its owner and as a login for the apps beside it, with where mail
 * goes, and with secrets that are kept from start to start. The port of the pages is known from here on: links in mail
 * lead to it.
 */
async function settingsWith(given: Settings, ownerUrl: string, mailServer: string): Promise<Settings> {
  const kept = (name: string) => keptSecret(given.FOOTING_DATA_DIR, name);
  return readSettings({
    HOST: ONLY_HERE,
    ...strings(given),
    PORT: String(given.PORT || (await aFreePort(given.HOST ?? ONLY_HERE))),
    SMTP_URL: mailServer,
    MAIL_FROM: given.MAIL_FROM ?? 'mentoring@footing.example',
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_URL: appLogin(ownerUrl, await kept('database-login')),
    SESSION_SECRET: given.SESSION_SECRET ?? (await kept('session-secret')),
    MASTER_KEY: given.MASTER_KEY ?? Buffer.from(await kept('master-key'), 'base64url').toString('base64'),
  });
}

/** The login of the apps in the same database: named after it, so that two installations on one server do not meet. */
function appLogin(ownerUrl: string, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = `${url.pathname.slice(1)}_apps`;
  url.password = secret;
  return url.href;
}

const strings = (settings: Settings): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );

/** The address this app listens at; the port is known only now when it was to be any free one. */
async function addressOf(app: { getUrl(): Promise<string> }): Promise<string> {
  return (await app.getUrl())
    .replace('[::1]', 'localhost')
    .replace('[::]', 'localhost')
    .replace('0.0.0.0', 'localhost')
    .replace('127.0.0.1', 'localhost');
}
