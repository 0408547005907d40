import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiKeyInput, ApiKeys, type NewApiKey } from '@footing/identity';
import { DomainError, type FieldError } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { ApiKeysPage, NewApiKeyPage, NewKeyShownPage, RevokeKeyPage } from './api-keys.page';

/** Keys for other systems of the university. */
@Controller('institution/api-keys')
@Needs('api-keys.manage')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Get()
  @Audited('api-key.listed')
  async list(@CurrentView() view: View): Promise<string> {
    const keys = await this.keys.list(view.actor);
    const back = { href: paths.institution, text: 'Our university' };
    return view.page(
      { title: 'Keys for other systems', back },
      <ApiKeysPage keys={keys} csrf={view.csrf} now={new Date()} />,
    );
  }

  @Get('new')
  @Audited('api-key.listed')
  async blank(@CurrentView() view: View): Promise<string> {
    await this.keys.list(view.actor);
    return this.form(view, {});
  }

  @Post('new')
  @Audited('api-key.made')
  async make(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const form = await readForm(ApiKeyInput, body);
    return 'errors' in form
      ? this.form(view, body, form.errors)
      : shown(view, await this.keys.make(view.actor, form.input));
  }

  @Post(':id/rotate')
  @Audited('api-key.made')
  async rotate(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return shown(view, await this.keys.rotate(view.actor, id), true);
  }

  @Get(':id/revoke')
  @Audited('api-key.listed')
  async confirm(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const key = (await this.keys.list(view.actor)).find((one) => one.id === id);
    if (!key) throw new DomainError('not-found', 'api-key.not-found', `api key ${id}`);
    const title = `End the key “${key.name}”?`;
    return view.page({ title, back: backToKeys }, <RevokeKeyPage title={title} id={id} csrf={view.csrf} />);
  }

  @Post(':id/revoke')
  @Audited('api-key.revoked')
  async revoke(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.keys.revoke(view.actor, id);
    return view.seeOther(paths.apiKeys, 'The key is ended. Nothing can use it any more.');
  }

  private form(view: View, typed: Typed, errors: readonly FieldError[] = []): string {
    const form = { action: paths.newApiKey, csrf: view.csrf, typed, errors };
    return view.page({ title: 'Make a key', errors, back: backToKeys }, <NewApiKeyPage {...form} />);
  }
}

const backToKeys = { href: paths.apiKeys, text: 'Keys for other systems' };

/** The answer itself, not a page to be sent on to: the key is never kept where it could be read again. */
const shown = (view: View, made: NewApiKey, replaces = false): string =>
  view.page({ title: 'Copy the key now', back: backToKeys }, <NewKeyShownPage made={made} replaces={replaces} />);
