import { Module } from '@nestjs/common';
import { ConcernsModule } from '@footing/concerns';
import { IdentityModule } from '@footing/identity';
import { PairingsModule } from '@footing/pairings';
import { ConcernController } from './concern.controller';
import { ConcernDeskController } from './desk.controller';
import { OwnConcernsController } from './own-concerns.controller';

/** Concerns: raising one, following it, and the safeguarding lead's side. */
@Module({
  imports: [ConcernsModule, IdentityModule, PairingsModule],
  // One's own before those by key, whose address takes any word.
  controllers: [OwnConcernsController, ConcernController, ConcernDeskController],
})
export class ConcernPages {}
