import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Settings } from '@footing/config';
import { EngineDesk } from '@footing/matching';
import { Logger } from 'nestjs-pino';
import type { Additions } from './additions';
import { pipeline } from './pipeline';
import { WebModule } from './web.module';

/** Starts the pages and listens on `settings.PORT`. */
export async function startWeb(settings: Settings, additions: Additions = {}): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(WebModule.with(settings, additions), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  pipeline(app, settings);
  await (settings.HOST ? app.listen(settings.PORT, settings.HOST) : app.listen(settings.PORT));
  app.get(EngineDesk).warm();
  return app;
}
