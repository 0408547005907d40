import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Settings } from '@footing/config';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './api.module';
import { nobodysToken, type TokenReader } from './http/token-reader';
import { describeApi } from './openapi/describe-api';
import { OpenApi } from './openapi/open-api';
import { PREFIX } from './http/prefix';
import { pipeline } from './pipeline';

/**
 * Starts the JSON API and listens on `settings.API_PORT`.
 * @param readToken says who a token belongs to; without it every token is refused.
 */
export async function startApi(
  settings: Settings,
  readToken: TokenReader = nobodysToken,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(settings), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix(PREFIX, { exclude: ['health/live', 'health/ready'] });
  app.get(OpenApi).document = describeApi(app);
  pipeline(app, settings, readToken);
  await (settings.HOST ? app.listen(settings.API_PORT, settings.HOST) : app.listen(settings.API_PORT));
  return app;
}
