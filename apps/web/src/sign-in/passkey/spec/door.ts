import { Controller, Get, Module, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { NotAudited, Public } from '../../../http/policy';
import { enter } from '../../enter';

/** Lets specs in as anybody, with one proof. */
@Controller('spec-door')
class DoorController {
  @Get()
  @Public('specs alone have it')
  @NotAudited('specs alone have it')
  async open(
    @Req() req: Request,
    @Query('institutionId') institutionId: string,
    @Query('accountId') accountId: string,
  ): Promise<string> {
    await enter(req, { institutionId, accountId }, { method: 'e-mail', strength: 'single' });
    return 'in';
  }
}

/** A way in that only specs have. */
@Module({ controllers: [DoorController] })
export class DoorModule {}
