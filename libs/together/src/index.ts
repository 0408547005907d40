export { TogetherModule } from './together.module';
export { Together, type TogetherView } from './together.service';
export { Agreements, type AgreementView, type Signature, type Signing } from './agreements.service';
export { Goals, type GoalsView, type GoalView } from './goals.service';
export { type GivenGoal, type GoalState, goalStates, isGoalState } from './domain/given-goal';
export { Guides, type GuidesView, type GuideView } from './guides.service';
export { Endings, type EndingView } from './endings.service';
export type { Certificate } from './data/endings.query';
export {
  changeQuestions,
  type GivenLastWords,
  isMeetAgain,
  type MeetAgain,
  meetAgainAnswers,
} from './domain/given-last-words';
export { type NewText, TogetherTexts } from './together-texts.service';
export { isAgreement, type TextNow } from './domain/texts';
export { type OpenRejoin, Rejoins } from './rejoins.service';
export { TogetherClock, type TogetherRound } from './together-clock.service';
export { togetherParts } from './parts-of-me';
export { togetherRetention } from './retention';
