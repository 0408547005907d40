import { NotFoundException } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import type { OpenSurvey } from '@footing/surveys';
import type { ComponentChildren } from 'preact';
import type { Typed } from '../http/read-form';
import type { PageOptions, View } from '../http/view';
import { textIn } from '../programme/typed';
import { CheckSurveyPage } from './check.page';
import { ClosedPage, RefusedPage } from './closed.page';
import type { Sitting } from './sitting';
import { inLanguage } from './survey-addresses';
import { LANGUAGE } from './survey-form';
import { frameLanguage, frameWords, titleOf } from './survey-words';
import { ThanksPage } from './thanks.page';
import { WelcomePage } from './welcome.page';

/** The pages around the questions of one survey. Looking at any of them changes nothing. */
export class AnsweringPages {
  constructor(
    protected readonly view: View,
    protected readonly sitting: Sitting,
  ) {}

  /** The first page, or why there is nothing to answer. It has no script, so that it is there at once. */
  async welcome(language?: string, errors: readonly FieldError[] = [], status?: number): Promise<string> {
    const open = await this.sitting.open(language);
    if (open.state !== 'open' && open.state !== 'needs-yes') return this.closed(open);
    const { at, csrf } = this.sitting;
    const { language: spoken } = open;
    const options = { title: titleOf(open.instrument, spoken), errors, hasScript: false, language: spoken };
    return this.frame({ ...options, ...(status ? { status } : {}) }, <WelcomePage {...{ open, at, csrf }} />);
  }

  async agree(typed: Typed): Promise<string> {
    const language = spokenIn(typed);
    try {
      await this.sitting.agree(textIn(typed, 'shown'));
    } catch (error) {
      if (!isConflict(error)) throw error;
      return this.welcome(language, textChanged(error), 409);
    }
    const { state, at, instrument } = await this.sitting.open(language);
    const page = instrument.items.findIndex(({ key }) => key === at) + 1;
    const { start, question } = this.sitting.at;
    return this.view.seeOther(state === 'open' && page > 0 ? inLanguage(question(page), language ?? '') : start);
  }

  /** Would rather not. What was typed before stays until the window ends, and goes with it if it is never sent. */
  async refuse(typed: Typed): Promise<string> {
    try {
      await this.sitting.refuse(textIn(typed, 'shown') || null);
    } catch (error) {
      if (!isConflict(error)) throw error;
      return this.welcome(spokenIn(typed), textChanged(error), 409);
    }
    return this.view.seeOther(this.sitting.at.no);
  }

  async refused(): Promise<string> {
    const open = await this.sitting.open();
    const { start } = this.sitting.at;
    const isFine = open.state === 'stopped' || (open.state === 'open' && open.isRefused);
    return isFine
      ? this.frame(
          { title: frameWords(open.language).refused.title, language: open.language },
          <RefusedPage {...{ open, start }} />,
        )
      : this.view.seeOther(start);
  }

  async check(language?: string): Promise<string> {
    const open = await this.sitting.open(language);
    const { at, csrf } = this.sitting;
    if (open.state !== 'open') return this.view.seeOther(at.start);
    return this.frame(
      { title: frameWords(open.language).check, language: open.language },
      <CheckSurveyPage {...{ open, at, csrf }} />,
    );
  }

  /** Pressed twice, it is sent once. */
  async send(typed: Typed): Promise<string> {
    return this.unlessTooLate(async () => {
      await this.sitting.submit(spokenIn(typed));
      return this.view.seeOther(this.sitting.at.thanks);
    });
  }

  async thanks(): Promise<string> {
    const open = await this.sitting.open();
    return open.state === 'submitted' ? this.closed(open) : this.view.seeOther(this.sitting.at.start);
  }

  /** Does `work`; where the survey has been sent or has ended meanwhile, says so. */
  protected async unlessTooLate(work: () => Promise<string>): Promise<string> {
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error)) throw error;
      const open = await this.sitting.open();
      if (open.state === 'open' || open.state === 'needs-yes') return this.view.seeOther(this.sitting.at.start);
      return this.closed(open, true);
    }
  }

  private closed(open: OpenSurvey, isTooLate = false): string {
    const { state } = open;
    const { csrf } = this.sitting;
    const status = isTooLate ? { status: 409 } : {};
    if (state === 'submitted')
      return this.frame(
        { title: frameWords(open.language).thanks.title, language: open.language, ...status },
        <ThanksPage {...{ open, isTooLate, isByLink: csrf === null }} />,
      );
    if (state === 'open' || state === 'needs-yes') throw new NotFoundException();
    const title = frameWords(open.language).closed.titles[state];
    return this.frame({ title, language: open.language, ...status }, <ClosedPage {...{ open, state, isTooLate }} />);
  }

  /** By a link nobody's name is on the page, whoever is signed in on this device. */
  protected frame(
    { language = 'en', ...options }: PageOptions & { readonly language?: string },
    content: ComponentChildren,
  ): string {
    const lang = frameLanguage(language);
    const said = lang === 'en' ? content : <div lang={lang}>{content}</div>;
    const problem = lang === 'en' ? {} : { problem: { title: frameWords(lang).problem, lang } };
    return this.view.page({ ...options, ...problem, isAlone: this.sitting.csrf === null }, said);
  }
}

/** The language that a form came in; undefined: it did not say. */
export const spokenIn = (typed: Typed): string | undefined => textIn(typed, LANGUAGE) || undefined;

const isConflict = (error: unknown): error is DomainError => error instanceof DomainError && error.kind === 'conflict';

const textChanged = (error: DomainError): FieldError[] =>
  error.code.startsWith('consent.') ? [{ field: 'evidence', message: 'The text has changed. Read it again' }] : [];
