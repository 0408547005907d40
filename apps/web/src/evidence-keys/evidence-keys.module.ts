import { EvidenceModule } from '@footing/evidence';
import { Module } from '@nestjs/common';
import { EvidenceKeysController } from './evidence-keys.controller';

/** The keys that a university signs its evidence with. */
@Module({ imports: [EvidenceModule], controllers: [EvidenceKeysController] })
export class EvidenceKeyPages {}
