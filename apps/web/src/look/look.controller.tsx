import { readFile } from 'node:fs/promises';
import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { acceptablePrimary } from '@footing/pages';
import { LookInput, Looks, MOST_LOGO_BYTES, NoticesInput } from '@footing/programmes';
import type { Request } from 'express';
import { stat } from 'node:fs/promises';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFile } from '../imports/received-file';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { LookPage } from './look.page';
import { NoticesPage } from './notices.page';

/** What an institution's pages look like, and what they say in its own words. */
@Controller('institution/look')
@Needs('institution.settings')
export class LookController {
  constructor(private readonly looks: Looks) {}

  @Get()
  @NotAudited('it shows settings, and nobody’s data')
  show(@CurrentView() view: View): string {
    const { name, contactEmail, postalAddress, look } = view.institution;
    const typed = { name, contactEmail, postalAddress, ...wordsOf(look) };
    return lookPage(view, typed);
  }

  @Post()
  @Audited('institution.look-changed')
  async save(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const form = await readForm(LookInput, body);
    if ('errors' in form) return lookPage(view, body, form.errors);
    const judged = form.input.primaryColour === '' ? null : acceptablePrimary(form.input.primaryColour);
    if (judged && !judged.acceptable)
      return lookPage(view, body, [{ field: 'primaryColour', message: judged.message }]);
    await this.looks.save(view.actor, form.input);
    return view.seeOther(paths.institutionLook, 'The look is saved.');
  }

  @Post('logo')
  @Audited('institution.look-changed')
  saveLogo(@CurrentView() view: View, @Req() req: Request, @Body() body: Typed): Promise<string> {
    return withReceivedFile(req, async (file) => {
      const { name, contactEmail, postalAddress, look } = view.institution;
      const typed = { name, contactEmail, postalAddress, ...wordsOf(look) };
      const again = (errors: readonly FieldError[]) =>
        lookPage(view, { ...typed, words: textIn(body, 'words') }, errors);
      if (!file) return again([{ field: 'file', message: 'Choose the file with the logo' }]);
      const { size } = await stat(file.path);
      const bytes = size > MOST_LOGO_BYTES ? Buffer.alloc(0) : await readFile(file.path);
      return this.looks.saveLogo(view.actor, bytes, textIn(body, 'words')).then(
        () => view.seeOther(paths.institutionLook, 'The logo is saved.'),
        (error: unknown) => again(fieldErrors(error)),
      );
    });
  }

  @Post('remove-logo')
  @Audited('institution.look-changed')
  async removeLogo(@CurrentView() view: View): Promise<string> {
    await this.looks.removeLogo(view.actor);
    return view.seeOther(paths.institutionLook, 'The logo is removed.');
  }

  @Get('notices')
  @NotAudited('it shows settings, and nobody’s data')
  notices(@CurrentView() view: View): string {
    const { look } = view.institution;
    return noticesPage(view, { privacyNotice: look?.privacyNotice, accessibility: look?.accessibility });
  }

  @Post('notices')
  @Audited('institution.look-changed')
  async saveNotices(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const form = await readForm(NoticesInput, body);
    if ('errors' in form) return noticesPage(view, body, form.errors);
    await this.looks.saveNotices(view.actor, form.input);
    return view.seeOther(paths.institutionNotices, 'The notices are saved.');
  }
}

function lookPage(view: View, typed: Typed, errors: readonly FieldError[] = []): string {
  const back = { href: paths.institution, text: 'Our university' };
  const hasLogo = Boolean(view.institution.look?.logo);
  return view.page(
    { title: 'Look and notices', errors, back },
    <LookPage csrf={view.csrf} typed={typed} errors={errors} hasLogo={hasLogo} />,
  );
}

function noticesPage(view: View, typed: Typed, errors: readonly FieldError[] = []): string {
  const back = { href: paths.institutionLook, text: 'Look and notices' };
  return view.page(
    { title: 'Privacy notice and accessibility statement', errors, back },
    <NoticesPage csrf={view.csrf} typed={typed} errors={errors} />,
  );
}

const wordsOf = (look: View['institution']['look']) => ({
  contactWords: look?.contactWords,
  primaryColour: look?.primaryColour,
});
