import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { migrate, startEmbeddedServer } from '@footing/database';
import { Client } from 'pg';
import { quickFolder } from './quick-folder';
import { remember, TEMPLATE } from './server';

/** One real PostgreSQL for the run, with one migrated database that every spec file copies. */
export default async function setup(): Promise<void> {
  const given = process.env['DATABASE_URL'];
  const folder = quickFolder('test');
  const server = given ? null : await startEmbeddedServer(folder, { disposable: true });
  const admin = new URL(given ?? server?.url ?? '');
  admin.pathname = '/postgres';
  const client = new Client({ connectionString: admin.href });
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE} with (force)`);
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const template = new URL(admin);
  template.pathname = `/${TEMPLATE}`;
  const app = new URL(template);
  app.username = 'footing_test';
  app.password = randomBytes(18).toString('base64url');
  await migrate(template.href, app.href);
  remember({ adminUrl: admin.href, appUrl: app.href, folder, stop: async () => server?.stop() });
}
