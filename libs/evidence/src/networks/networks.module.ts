import { MessagesModule } from '@footing/messages';
import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence.module';
import { PracticeModule } from '../practice/practice.module';
import { ActionClock } from './action-clock.service';
import { NetworkLinks } from './network-links.service';
import { NetworkSendings } from './network-sendings.service';
import { Networks } from './networks.service';
import { OwnActions } from './own-actions.service';

export { ActionClock } from './action-clock.service';
export { type OwnAction, OwnActions } from './own-actions.service';

const services = [Networks, NetworkSendings, NetworkLinks, OwnActions, ActionClock];

/** Who hears of what and when, and what somebody sees to. */
@Module({ imports: [EvidenceModule, PracticeModule, MessagesModule], providers: services, exports: services })
export class NetworksModule {}
