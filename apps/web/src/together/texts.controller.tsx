import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { type TextNow, TogetherTexts } from '@footing/together';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { TextPage, TextsPage } from './texts.page';

const NOBODYS = 'words for everybody: nobody’s data';

/** Agreements and guides, for the programme lead: each, and a new version of it. */
@Controller('together-texts')
@Needs('programmes.edit')
export class TextsController {
  constructor(private readonly texts: TogetherTexts) {}

  @Get()
  @NotAudited(NOBODYS)
  async list(@CurrentView() view: View): Promise<string> {
    const texts = await this.texts.list(view.actor);
    const back = { href: paths.programmes, text: 'Programmes' };
    return view.page({ title: 'Agreements and guides', back }, <TextsPage texts={texts} />);
  }

  @Get(':code')
  @NotAudited(NOBODYS)
  async show(@CurrentView() view: View, @Param('code') code: string): Promise<string> {
    const text = await this.texts.find(view.actor, code);
    const { title, body, version } = text;
    return textPage(view, text, { title, body, version: String(version) });
  }

  @Post(':code')
  @Audited('together-text.published')
  async publish(@CurrentView() view: View, @Param('code') code: string, @Body() typed: Typed): Promise<string> {
    const text = await this.texts.find(view.actor, code);
    const words = (name: string) => textIn(typed, name).normalize('NFC').replace(/\r\n/g, '\n').trim();
    try {
      const from = Number(textIn(typed, 'version'));
      const { version, title } = await this.texts.publish(view.actor, code, from, {
        title: words('title'),
        body: words('body'),
      });
      return await view.seeOther(paths.togetherTexts, `Version ${version} of “${title}” holds from now on.`);
    } catch (error) {
      return textPage(view, text, typed, fieldErrors(error));
    }
  }
}

function textPage(view: View, text: TextNow, typed: Typed, errors: readonly FieldError[] = []): string {
  const back = { href: paths.togetherTexts, text: 'Agreements and guides' };
  return view.page(
    { title: text.title, errors, back },
    <TextPage {...{ text, typed, errors }} action={paths.togetherText(text.code)} csrf={view.csrf} />,
  );
}
