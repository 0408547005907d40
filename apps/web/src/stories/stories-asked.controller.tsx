import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { Clock, DomainError, type FieldError } from '@footing/kernel';
import { MOST_LOGO_BYTES } from '@footing/programmes';
import { Stories, StoryInput } from '@footing/stories';
import type { Request } from 'express';
import { readFile, stat } from 'node:fs/promises';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFile } from '../imports/received-file';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { AskStoryPage, usualDay } from './ask-story.page';
import { ChoosePersonPage } from './choose-person.page';
import { readStoryForm } from './read-story-form';
import { StoriesAskedPage } from './stories-asked.page';

const back = { href: paths.storiesAsked, text: 'Stories' };

/** What a lead does with stories: sees how they stand, asks for one, and takes one down. */
@Controller('stories-asked')
@Needs('stories.manage')
export class StoriesAskedController {
  constructor(
    private readonly stories: Stories,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audited('story.listed')
  async list(@CurrentView() view: View): Promise<string> {
    const items = await this.stories.list(view.actor);
    return view.page({ title: 'Stories', width: 'wide' }, <StoriesAskedPage items={items} csrf={view.csrf} />);
  }

  /** First whom, then what. */
  @Get('new')
  @Audited('story.people-searched')
  async begin(@CurrentView() view: View, @Query('who') who: unknown, @Query('name') name: unknown): Promise<string> {
    if (typeof who === 'string' && who !== '') return this.form(view, { who, ...usualDay(this.clock.now()) });
    const words = typeof name === 'string' ? name : '';
    const found = await this.stories.search(view.actor, words);
    return view.page({ title: 'Whom do you want to ask?', back }, <ChoosePersonPage {...{ words, found }} />);
  }

  @Post('new')
  @Audited('story.asked')
  ask(@CurrentView() view: View, @Req() req: Request, @Body() body: Typed): Promise<string> {
    return withReceivedFile(req, async (file) => {
      const form = await readStoryForm(body);
      if ('errors' in form) return this.form(view, body, form.errors);
      const picture = file && (await bytesOf(file.path));
      return this.askFor(view, form.input, picture).catch((error: unknown) =>
        this.form(view, body, fieldErrors(error)),
      );
    });
  }

  @Post(':id/take-down')
  @Audited('story.taken-down')
  async takeDown(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const words = await this.stories.takeDown(view.actor, id).then(
      () => 'It is taken down. Nobody can read it any more.',
      (error: unknown) => {
        if (error instanceof DomainError && error.code === 'story.down') return 'It is taken down already.';
        throw error;
      },
    );
    return view.seeOther(paths.storiesAsked, words);
  }

  private async askFor(view: View, input: StoryInput, picture: Buffer | null): Promise<string> {
    await this.stories.ask(view.actor, input, picture);
    return view.seeOther(paths.storiesAsked, 'They are asked. We wrote to them that there is something to answer.');
  }

  /** A person who is not there, or whose name was never chosen, leads back to choosing one. */
  private async form(view: View, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const who = textIn(typed, 'who');
    const person = await this.stories.person(view.actor, who).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'story.nobody') return null;
      throw error;
    });
    if (!person) {
      const wrong = [{ field: 'name', message: 'Choose a person' }];
      const page = <ChoosePersonPage words="" found={[]} errors={wrong} />;
      return view.page({ title: 'Whom do you want to ask?', back, errors: wrong }, page);
    }
    const page = <AskStoryPage {...{ person, who, typed, errors }} csrf={view.csrf} />;
    return view.page(
      { title: 'Ask for a story', errors, back: { href: paths.newStory, text: 'Ask somebody else' } },
      page,
    );
  }
}

/** A file that is too large is as good as none: its bytes are not read. */
async function bytesOf(path: string): Promise<Buffer> {
  const { size } = await stat(path);
  return size > MOST_LOGO_BYTES ? Buffer.alloc(0) : readFile(path);
}
