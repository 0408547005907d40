import { Decision } from './decision.entity';
import { Draft } from './draft.entity';
import { DraftChance } from './draft-chance.entity';
import { DraftInput } from './draft-input.entity';
import { DraftPair } from './draft-pair.entity';
import { DraftUse } from './draft-use.entity';
import { DraftUnmatched } from './draft-unmatched.entity';
import { ReviewChoice } from './review-choice.entity';
import { ReviewClaim } from './review-claim.entity';
import { ReviewLook } from './review-look.entity';
import { ReviewRule } from './review-rule.entity';
import { Study } from './study.entity';

/** Every table this library keeps; for the module, and for specs that open a database themselves. */
export const matchingEntities = [
  ...[Draft, DraftInput, DraftUse, DraftPair, DraftUnmatched, Decision, Study, DraftChance],
  ...[ReviewClaim, ReviewLook, ReviewRule, ReviewChoice],
];
