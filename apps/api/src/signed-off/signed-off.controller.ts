import { Controller, Get, Param, Put, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Settings } from '@footing/config';
import type { Actor } from '@footing/kernel';
import { MOST_SIGNED_OFF_BYTES, readSignedOffFile, SignedOffTiers } from '@footing/people';
import { CurrentActor } from '../http/current-actor';
import { CSV, XLSX } from '../http/file-types';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { receiveFile } from '../http/receive-file';
import { Documented } from '../openapi/documented';
import {
  presentSignedOffChanges,
  presentSignedOffState,
  signedOffChangesResource,
  signedOffStateResource,
} from './signed-off.presenter';

/** Tiers that the records office has signed off, from a system of theirs. */
@Controller('rounds/:id/signed-off-tiers')
@Needs('tiers.bring-in')
export class SignedOffController {
  constructor(
    private readonly settings: Settings,
    private readonly tiers: SignedOffTiers,
  ) {}

  @Get()
  @NotAudited('it shows counts, and nobody’s data')
  @Documented({ summary: 'How many students the list in force has', status: 200, gives: signedOffStateResource })
  async show(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentSignedOffState(await this.tiers.state(actor, id));
  }

  @Put()
  @Audited('tiers.brought-in')
  @Documented({
    summary: 'Put a whole signed-off list in force: student, tier, valid until, source, and no other column',
    status: 200,
    gives: signedOffChangesResource,
    takesFiles: [CSV, XLSX],
  })
  async replace(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Req() req: Request) {
    await this.tiers.state(actor, id);
    const most = Math.min(this.settings.MAX_UPLOAD_BYTES, MOST_SIGNED_OFF_BYTES);
    const rows = await receiveFile(req, most, readSignedOffFile);
    return presentSignedOffChanges(await this.tiers.replace(actor, id, rows));
  }
}
