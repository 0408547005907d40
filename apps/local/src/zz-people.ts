import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readSettings } from '@footing/config';
import { DatabaseModule, Jobs, migrate, startEmbeddedServer } from '@footing/database';
import { ImportSteps, PeopleModule } from '@footing/people';
import { startWeb } from '@footing/web';
import { DemoSignInModule } from './demo-sign-in/demo-sign-in.module';
import { loadDemonstration } from './load-demonstration';

async function main() {
  const server = await startEmbeddedServer('/tmp/people-demo/postgres');
  const settings = readSettings({ ...process.env, DATABASE_URL: server.url, SESSION_SECRET: 'x'.repeat(64) });
  console.log(server.url);
  await migrate(server.url);
  await loadDemonstration(settings, console.log);
  class W {}
  Module({ imports: [DatabaseModule.at(server.url), PeopleModule] })(W);
  const app = await NestFactory.createApplicationContext(W, { logger: ['error', 'warn'] });
  const [jobs, steps] = [app.get(Jobs), app.get(ImportSteps)];
  await jobs.work('read-import', (d) => steps.read(d.institutionId, d.importId));
  await jobs.work('check-import', (d) => steps.check(d.institutionId, d.importId));
  await jobs.work('write-import', (d) => steps.write(d.institutionId, d.importId));
  await startWeb(settings, {
    modules: [DemoSignInModule],
    signInWays: [{ href: '/demo/sign-in', text: 'Sign in', hint: 'x' }],
  });
  console.log('UP');
}
void main();
