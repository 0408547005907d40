import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { MeanwhileTexts } from '@footing/joining';
import type { FieldError } from '@footing/kernel';
import { Button, Heading, PostForm, TextArea } from '@footing/pages';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';

/** What students read who have nobody yet, as the programme lead writes it. */
@Controller('programmes/:id/meanwhile')
@Needs('programmes.edit')
export class MeanwhileController {
  constructor(private readonly texts: MeanwhileTexts) {}

  @Get()
  @NotAudited('it shows a text of the programme, and nobody’s data')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { body } = await this.texts.of(view.actor, id);
    return this.page(view, id, body);
  }

  @Post()
  @Audited('meanwhile.changed')
  async write(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const text = textIn(body, 'body').normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
    try {
      await this.texts.write(view.actor, id, text);
    } catch (error) {
      return this.page(view, id, text, fieldErrors(error));
    }
    return view.seeOther(paths.programme(id), 'Students read the new text from now on.');
  }

  private async page(view: View, id: string, body: string, errors: readonly FieldError[] = []): Promise<string> {
    const { programmeName } = await this.texts.of(view.actor, id);
    const title = 'What there is meanwhile';
    return view.page(
      { title, errors, back: { href: paths.programme(id), text: programmeName } },
      <>
        <Heading caption={programmeName}>{title}</Heading>
        <p class="govuk-body">
          Students who have nobody yet read this on their own page: advice, events, or another scheme they can join.
        </p>
        <PostForm action={paths.meanwhile(id)} csrf={view.csrf}>
          <TextArea
            name="body"
            label="The text"
            hint="An empty line begins a new paragraph. Empty: nothing is shown."
            rows={10}
            value={body}
            errors={errors}
          />
          <Button>Save the text</Button>
        </PostForm>
      </>,
    );
  }
}
