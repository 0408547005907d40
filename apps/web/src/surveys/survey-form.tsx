import { CsrfField } from '@footing/pages';
import type { ComponentChildren } from 'preact';

/** Carries the language that somebody reads in; no key of an item can be the same. */
export const LANGUAGE = '~language';
/** Which button was pressed: on, back, or clear. */
export const GO = '~go';
/** Where they came from: `check` leads back to it. */
export const FROM = '~from';

interface SurveyFormProps {
  readonly action: string;
  /** Null by a link: what the address holds is the proof, and there is no session. */
  readonly csrf: string | null;
  readonly language: string;
  readonly children: ComponentChildren;
}

/** A form of a survey's pages. */
export const SurveyForm = ({ action, csrf, language, children }: SurveyFormProps) => (
  <form method="post" action={action} novalidate>
    {csrf === null ? null : <CsrfField token={csrf} />}
    <input type="hidden" name={LANGUAGE} value={language} />
    {children}
  </form>
);
