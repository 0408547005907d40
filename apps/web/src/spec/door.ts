import { Controller, Get, Module, Param, Req, type Type } from '@nestjs/common';
import type { Request } from 'express';
import { NotAudited, Public } from '../http/policy';
import { enter, type Proof } from '../sign-in/enter';

/** A way in that only specs have, as anybody: `/enter/<institution>/<account>`. @param proof what a sign-in there is worth. */
export function doorFor(proof: Proof): Type {
  @Controller('enter/:institutionId/:accountId')
  class DoorController {
    @Get()
    @Public('a spec is trusted')
    @NotAudited('a spec is trusted')
    async enter(@Req() req: Request, @Param() who: { institutionId: string; accountId: string }): Promise<string> {
      await enter(req, who, proof);
      return 'entered';
    }
  }
  @Module({ controllers: [DoorController] })
  class DoorModule {}
  return DoorModule;
}

export const DoorModule = doorFor({ method: 'demonstration', strength: 'two' });
