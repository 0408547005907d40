import { Controller, Get, Query } from '@nestjs/common';
import { Heading, TaskList } from '@footing/pages';
import { NotAudited, Public } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { safeReturn } from '../paths';
import { SignInWays } from './sign-in-ways';

/** Where to sign in. */
@Controller()
export class SignInController {
  constructor(private readonly offered: SignInWays) {}

  @Get('sign-in')
  @Public('it is where people who are not signed in are sent')
  @NotAudited('it shows ways of signing in')
  async show(@Query('next') next: unknown, @CurrentView() view: View): Promise<string> {
    const ways = await this.offered.at(view.institution.id);
    const on = `?next=${encodeURIComponent(safeReturn(next))}`;
    const [only] = ways;
    if (only && ways.length === 1) return view.seeOther(only.href + on);
    return view.page(
      { title: 'Sign in' },
      <>
        <Heading>Sign in</Heading>
        {ways.length === 0 && (
          <p class="govuk-body">
            No way of signing in has been set up for this university yet. Please ask your administrator.
          </p>
        )}
        {ways.length > 0 && (
          <TaskList
            items={ways.map(({ href, text, hint }) => ({
              title: text,
              href: href + on,
              hint: sentence(hint),
              status: '',
            }))}
          />
        )}
      </>,
    );
  }
}

/** With a capital at its beginning. */
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
