import { Controller, Get, Module, Param, Req } from '@nestjs/common';
import { enter, Public } from '@footing/web';
import type { Request } from 'express';

@Controller('enter/:institutionId/:accountId')
class DoorController {
  @Get()
  @Public('a spec is trusted')
  async enter(@Req() req: Request, @Param() who: { institutionId: string; accountId: string }): Promise<string> {
    await enter(req, who, { method: 'demonstration', strength: 'two' });
    return 'entered';
  }
}

/** Lets a spec be anybody. */
@Module({ controllers: [DoorController] })
export class DoorModule {}
