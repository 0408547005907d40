import { applyDecorators, Controller, Get, Module, SetMetadata, ServiceUnavailableException } from '@nestjs/common';
import { Database } from './database';
import { LastCall } from './last-call';

/** Says that a route is for everybody and leaves nothing in the record, in the form each app's policy guard reads. */
const ForTheMachine = () =>
  applyDecorators(
    SetMetadata('footing:policy', { isPublic: 'asked by whatever keeps the service running' }),
    SetMetadata('footing:audit', { notAudited: 'it shows nobody’s data' }),
  );

/** Whether the process lives, and whether it can do its work. */
@Controller('health')
@ForTheMachine()
class HealthController {
  constructor(private readonly database: Database) {}

  @Get('live')
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready() {
    if (!(await this.database.answers())) throw new ServiceUnavailableException({ status: 'waiting for the database' });
    return { status: 'ok' };
  }
}

/** `GET /health/live` and `GET /health/ready`, and a stop that nobody's open connection can hold up. */
@Module({ controllers: [HealthController], providers: [LastCall] })
export class HealthModule {}
