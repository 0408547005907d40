import {
  type Answers,
  firstPage,
  type Instrument,
  type InstrumentView,
  minutesFor,
  type OpenSurvey,
  savingAnswers,
} from '@footing/surveys';
import type { Session } from 'express-session';
import type { AddressesOfSurvey } from '../surveys/survey-addresses';
import type { Sitting } from '../surveys/sitting';
import { instrumentAddresses } from './addresses';

/** A survey that its author walks through: only the browser’s session knows of it. */
export interface Trial {
  readonly id: string;
  /** Of the version that is tried: another begins anew. */
  readonly seen: string;
  readonly answers: Answers;
  readonly isSent: boolean;
  readonly isRefused: boolean;
}

declare module 'express-session' {
  interface SessionData {
    trial?: Trial;
  }
}

/** The addresses of a walk through a survey. */
export function trialAddresses(id: string): AddressesOfSurvey {
  const start = instrumentAddresses.preview(id);
  const below = (part: string) => `${start}/${part}`;
  return {
    start,
    check: below('check'),
    thanks: below('thanks'),
    yes: start,
    no: below('no'),
    question: (n) => below(String(n)),
  };
}

const DAY_MS = 86_400_000;

interface TrialOf {
  readonly survey: InstrumentView;
  readonly session: Partial<Session> & { trial?: Trial };
  readonly csrf: string;
  readonly now: Date;
}

/** A sitting in front of a survey of which nothing is kept but what was answered on this walk. */
export function trialSitting({ survey, session, csrf, now }: TrialOf): Sitting {
  const { id, instrument, seen } = survey;
  const fresh: Trial = { id, seen, answers: {}, isSent: false, isRefused: false };
  const trial = () => (session.trial?.id === id && session.trial.seen === seen ? session.trial : fresh);
  const set = (change: Partial<Trial>) => {
    session.trial = { ...trial(), ...change };
    return Promise.resolve();
  };
  const open = (language?: string) => opened(instrument, trial(), now, language);
  return {
    ...{ at: trialAddresses(id), csrf },
    open: (language) => Promise.resolve(open(language)),
    agree: () => Promise.resolve(),
    keep: async (raw) => {
      const { answers, faults, hidden } = savingAnswers(instrument, trial().answers, raw);
      if (faults.length === 0) await set({ answers });
      return { answers: faults.length === 0 ? answers : trial().answers, faults, dropped: hidden };
    },
    submit: () => set({ isSent: true }),
    refuse: () => set({ isRefused: true }),
  };
}

/** What somebody who answers would see of it. */
function opened(
  instrument: Instrument,
  { answers, isSent, isRefused }: Trial,
  now: Date,
  language?: string,
): OpenSurvey {
  const [first = 'en'] = instrument.languages;
  return {
    ...{ invitationId: '', institutionId: '', kind: 'close', ask: null, instrument, answers, isRefused, feedback: [] },
    ...{ programmeName: 'Name of the programme', roundName: 'name of the round' },
    state: isSent ? 'submitted' : 'open',
    language: language !== undefined && instrument.languages.includes(language) ? language : first,
    at: firstPage(instrument, answers),
    minutes: minutesFor(instrument),
    closesAt: new Date(now.getTime() + 28 * DAY_MS),
  };
}
