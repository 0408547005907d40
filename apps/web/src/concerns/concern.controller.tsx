import { Body, Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import { ConcernSettings, isUrgency, type NewConcern, RaisedConcerns } from '@footing/concerns';
import { Permits } from '@footing/identity';
import { DomainError, type FieldError } from '@footing/kernel';
import type { Request } from 'express';
import { NotAudited, Public } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { NoConcernPage, OwnConcernPage } from './own-concern.page';
import { RaisePage } from './raise.page';
import { TooManyPage } from './too-many.page';

const WHY = 'anybody may raise a concern, and read what comes of it, without saying who they are';
const CONFIDENTIAL =
  'nobody but the safeguarding lead may learn that there is a concern; it keeps a record of its own, which stays';

/** How many concerns, and how many looks by a key, come from one network in an hour. */
const raising = { most: 20, seconds: 3_600 };
const looking = { most: 120, seconds: 3_600 };

/** Raising a concern without a name, and following it by its key. */
@Controller('concern')
@Public(WHY)
@NotAudited(CONFIDENTIAL)
export class ConcernController {
  constructor(
    private readonly concerns: RaisedConcerns,
    private readonly settings: ConcernSettings,
    private readonly permits: Permits,
  ) {}

  @Get()
  show(@CurrentView() view: View): Promise<string> {
    // Where several universities have their pages, somebody says first which is theirs.
    if (view.institution.id === null) return view.seeOther(paths.home);
    return this.form(view, {}, []);
  }

  @Post()
  async raise(@CurrentView() view: View, @Body() typed: Typed, @Req() req: Request): Promise<string> {
    const here = hereOf(view);
    const concern = concernIn(typed);
    if (!(await this.mayGoOn(here, req, 'raised', raising))) return this.tooMany(view);
    try {
      const key = await this.concerns.raiseUnnamed(here, concern);
      return await view.seeOther(
        paths.concernByKey(key),
        'The safeguarding lead has it. Nobody knows that it was you.',
      );
    } catch (error) {
      return this.form(view, typed, fieldErrors(error));
    }
  }

  @Get(':key')
  @Header('Referrer-Policy', 'no-referrer')
  async follow(@CurrentView() view: View, @Param('key') key: string, @Req() req: Request): Promise<string> {
    if (!(await this.mayGoOn(hereOf(view), req, 'followed', looking))) return this.tooMany(view);
    return this.page(view, key, '', []);
  }

  @Post(':key')
  @Header('Referrer-Policy', 'no-referrer')
  async more(
    @CurrentView() view: View,
    @Param('key') key: string,
    @Body() typed: Typed,
    @Req() req: Request,
  ): Promise<string> {
    if (!(await this.mayGoOn(hereOf(view), req, 'raised', raising))) return this.tooMany(view);
    const words = textIn(typed, 'words').normalize('NFC').trim();
    try {
      await this.concerns.more({ key }, words);
    } catch (error) {
      if (isNone(error)) return noConcern(view);
      return this.page(view, key, words, fieldErrors(error));
    }
    return view.seeOther(paths.concernByKey(key), 'The safeguarding lead has it.');
  }

  private async page(view: View, key: string, words: string, errors: readonly FieldError[]): Promise<string> {
    try {
      const concern = await this.concerns.find({ key });
      const action = paths.concernByKey(key);
      return view.page(
        { title: 'What you told us', errors },
        <OwnConcernPage {...{ concern, action, words, errors }} isByKey csrf={view.csrf} />,
      );
    } catch (error) {
      if (isNone(error)) return noConcern(view);
      throw error;
    }
  }

  private async form(view: View, typed: Typed, errors: readonly FieldError[]): Promise<string> {
    const { securityWords } = await this.settings.of(hereOf(view));
    return view.page(
      { title: 'Raise a concern', errors, back: { href: paths.home, text: 'Home' } },
      <RaisePage {...{ securityWords, typed, errors }} action={paths.concern} csrf={view.csrf} />,
    );
  }

  private async tooMany(view: View): Promise<string> {
    const { securityWords } = await this.settings.of(hereOf(view));
    const { contactEmail } = view.institution;
    return view.page(
      { title: 'Please try again later', status: 429 },
      <TooManyPage {...{ securityWords, contactEmail }} />,
    );
  }

  private async mayGoOn(here: string, req: Request, what: string, limit: typeof raising): Promise<boolean> {
    const network = req.context?.request.addressPrefix ?? '';
    return (await this.permits.take(`concern ${what} ${here} ${network}`, limit)).allowed;
  }
}

const isNone = (error: unknown) => error instanceof DomainError && error.code === 'concern.not-found';
const noConcern = (view: View) =>
  view.page({ title: 'There is nothing at this address', status: 404 }, <NoConcernPage />);

/** Whose pages these are. @throws {DomainError} not-found, where nobody has said which university. */
export function hereOf(view: View): string {
  const { id } = view.institution;
  if (id === null) throw new DomainError('not-found', 'page.not-found', 'no institution');
  return id;
}

/** A concern as it was typed. */
export function concernIn(typed: Typed): NewConcern {
  const text = (name: string) => textIn(typed, name).normalize('NFC').replaceAll('\0', '').trim();
  const urgency = text('urgency');
  return {
    what: text('what'),
    about: text('about'),
    reach: text('reach'),
    urgency: isUrgency(urgency) ? urgency : '',
  };
}
