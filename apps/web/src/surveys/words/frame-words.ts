import type { Item, ItemFault, OpenSurvey, SurveyState } from '@footing/surveys';

/** What somebody finds a survey to be where it cannot be answered and was not sent. */
export type Closed = Exclude<SurveyState, 'open' | 'needs-yes' | 'submitted'>;

/** Everything around the questions of a survey that follows its language. */
export interface FrameWords {
  readonly start: string;
  readonly goOn: string;
  readonly next: string;
  readonly back: string;
  readonly or: string;
  readonly ratherNot: string;
  readonly clear: string;
  /** How many may be ticked. @param most from 1. */
  tickUpTo(most: number): string;
  readonly check: string;
  readonly change: string;
  readonly notAnswered: string;
  readonly send: string;
  readonly month: string;
  readonly year: string;
  question(number: number, of: number): string;
  /** @param minutes whole, from 1. */
  about(minutes: number): string;
  readonly welcome: WelcomeWords;
  readonly personal: string;
  readonly leaveBlank: string;
  readonly notSentYet: string;
  readonly thanks: ThanksWords;
  readonly refused: RefusedWords;
  readonly closed: ClosedWords;
  /** Over what is to be put right. */
  readonly problem: string;
  /** What is to be put right at an item. */
  fault(item: Item, fault: ItemFault): string;
}

export interface WelcomeWords {
  readonly howLong: string;
  pages(count: number): string;
  readonly whoSees: string;
  readonly who: string;
  readonly notForced: string;
  readonly leaveOut: string;
  readonly openUntil: string;
  readonly saidNo: string;
  readonly mayWeCount: string;
  readonly withoutYes: string;
  readonly yes: string;
  readonly no: string;
  readonly ratherNot: string;
  readonly stopAsking: string;
}

export interface ThanksWords {
  readonly title: string;
  readonly weHave: string;
  readonly tooLate: string;
  readonly next: string;
  /** What comes after each survey, for whoever has just sent it. */
  readonly after: Readonly<Record<OpenSurvey['kind'], string>>;
  /** Before the name of the page My data. */
  readonly nothingMore: string;
  readonly myData: string;
  readonly today: string;
  readonly wayCome: string;
  readonly againLater: string;
  readonly forYou: string;
  readonly anHour: string;
}

export interface RefusedWords {
  readonly title: string;
  readonly noMore: string;
  readonly notCounted: string;
  /** Around the link "answer it", and after it the day. */
  readonly ifYouChange: string;
  readonly answerIt: string;
  readonly until: string;
}

export interface ClosedWords {
  readonly titles: Readonly<Record<Closed, string>>;
  readonly notKept: string;
  /** @param day in words. */
  over(day: string): string;
  readonly resultKnown: string;
  /** Before the name of the page My data. */
  readonly stopped: string;
  readonly nothingToDo: string;
}
