import type { KeptPage, OpenSurvey } from '@footing/surveys';
import type { AddressesOfSurvey } from './survey-addresses';

/** Somebody in front of one survey, by a link or signed in: the pages are the same. */
export interface Sitting {
  readonly at: AddressesOfSurvey;
  /** Null by a link, where no session is needed. */
  readonly csrf: string | null;
  open(language?: string): Promise<OpenSurvey>;
  agree(shown: string): Promise<void>;
  keep(raw: unknown, language?: string): Promise<KeptPage>;
  submit(language?: string): Promise<unknown>;
  refuse(shown: string | null): Promise<void>;
}
