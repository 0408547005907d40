export { JoiningModule } from './joining.module';
export { type OpenRound, type QuestionView, type SentStep, SignUps, type SignUpView } from './sign-ups.service';
export { Sending } from './sending.service';
export type { RoundForStudent } from './data/rounds-for.query';
export { boxesOfDay, days, type Needs, type Typed } from './domain/read-step';
export { importantSteps, isStep, MOST_SECONDS, SECONDS_AROUND, type StepName, stepNames, steps } from './domain/steps';
