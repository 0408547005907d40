import { Module } from '@nestjs/common';
import { MatchingModule } from '@footing/matching';
import { PairingsModule } from '@footing/pairings';
import { ProgrammesModule } from '@footing/programmes';
import { ApproveManyController } from './approve-many.controller';
import { BenchPages } from './bench-pages';
import { ClaimController } from './claim.controller';
import { DecisionsController } from './decisions.controller';
import { DraftController } from './draft.controller';
import { DraftsController } from './drafts.controller';
import { PublishController } from './publish.controller';
import { ReviewController } from './review.controller';
import { ReviewRulesController } from './review-rules.controller';
import { SwapController } from './swap.controller';

/** The pages where drafts are made, reviewed and published. */
@Module({
  imports: [MatchingModule, PairingsModule, ProgrammesModule],
  controllers: [
    // A claim before the decisions, which take any last word of an address.
    ...[DraftsController, DraftController, ReviewController, ClaimController, ReviewRulesController],
    ...[DecisionsController, ApproveManyController, SwapController, PublishController],
  ],
  providers: [BenchPages],
})
export class ReviewPages {}
