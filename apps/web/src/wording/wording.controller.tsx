import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { suggestionsFor } from '@footing/wording';
import { Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { type LookedAt, WordingPage } from './wording.page';

/** Shorter than this is a name or a choice, not a text. */
const FEWEST_CHARACTERS = 12;
const MOST_TEXTS = 20;

/** Looks at the texts of any form of staff, and says what could be said better. Keeps nothing. */
@Controller('wording')
export class WordingController {
  @Post()
  @HttpCode(200)
  @Needs('wording.check')
  @NotAudited('it reads what was just typed, and keeps nothing')
  async check(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const texts = await Promise.all(textsOf(body).map(lookAt));
    return view.page({ title: 'Check the wording' }, <WordingPage texts={texts} />);
  }
}

const lookAt = async (text: string): Promise<LookedAt> => ({ text, suggestions: await suggestionsFor(text) });

/** What reads like a text: words with spaces between, never the secret of the form. */
const textsOf = ({ _csrf, ...fields }: Typed): string[] =>
  Object.values(fields)
    .filter((value) => typeof value === 'string')
    .filter((value) => value.trim().length >= FEWEST_CHARACTERS && /\s/.test(value.trim()))
    .slice(0, MOST_TEXTS);
