import { EvidenceModule, NetworksModule } from '@footing/evidence';
import { Module } from '@nestjs/common';
import { MyActionsController } from './my-actions.controller';
import { NetworkController } from './network.controller';
import { NetworksController } from './networks.controller';
import { SentLinkController } from './sent-link.controller';

/** Who hears of what, what was sent, and what somebody of staff sees to. */
@Module({
  imports: [EvidenceModule, NetworksModule],
  controllers: [NetworksController, NetworkController, SentLinkController, MyActionsController],
})
export class NetworkPages {}
