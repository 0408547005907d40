import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import net from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LastCall } from './last-call';

let finish: () => void = () => undefined;
let begun: () => void = () => undefined;

@Controller()
class SlowController {
  @Get()
  async answer(): Promise<string> {
    begun();
    await new Promise<void>((done) => (finish = done));
    return 'whole';
  }
}

@Module({ controllers: [SlowController], providers: [LastCall] })
class SmallModule {}

async function start() {
  const app = await NestFactory.create(SmallModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  return { app, port };
}

test('a connection on which nothing was asked does not keep an app from stopping', async () => {
  const { app, port } = await start();
  const silent = net.connect(port, '127.0.0.1');
  await once(silent, 'connect');
  const closed = once(silent, 'close');
  await app.close();
  await closed;
  expect(silent.destroyed).toBe(true);
});

test('an answer under way is finished first', async () => {
  const { app, port } = await start();
  const asked = new Promise<void>((heard) => (begun = heard));
  const answer = fetch(`http://127.0.0.1:${port}/`);
  await asked;
  const closing = app.close();
  finish();
  expect(await (await answer).text()).toBe('whole');
  await closing;
});
