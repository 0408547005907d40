import { Networks, NetworkSendings } from '@footing/evidence';
import { Clock, DomainError, type FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { numberIn } from '../practice/read-practice';
import { textIn } from '../programme/typed';
import { networkAddresses as at } from './addresses';
import { NetworkPage } from './network.page';
import { peopleCounted } from './network-words';
import { idIn, readItem, readMember } from './read-network';
import { PreviewPage, SentPage } from './sending.pages';

const LINK_DAYS_MS = 60 * 86_400_000;

/** One network: who is in it, what they get, what would be sent and what was. */
@Controller('networks/:id')
@Needs('networks.manage')
export class NetworkController {
  constructor(
    private readonly networks: Networks,
    private readonly sendings: NetworkSendings,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Audited('network.viewed')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id, {});
  }

  @Post('members')
  @Audited('network.joined')
  async join(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const errors = await this.networks
      .join(view.actor, id, readMember(body))
      .then(() => [], atField('name', 'They are in it already'));
    return errors.length > 0 ? this.page(view, id, body, errors) : view.seeOther(at.one(id), 'They are in it now.');
  }

  @Post('members/leave')
  @Audited('network.left')
  async leave(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    await this.networks.leave(view.actor, id, idIn(body, 'member'));
    return view.seeOther(at.one(id), 'They are out of it. Nothing more is sent to them, and their links open nothing.');
  }

  @Post('items')
  @Audited('network.changed')
  async give(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const errors = await this.networks
      .give(view.actor, id, readItem(body))
      .then(() => [], atField('item', 'They get this already'));
    return errors.length > 0
      ? this.page(view, id, body, errors)
      : view.seeOther(at.one(id), 'They get it from now on.');
  }

  @Post('items/take-away')
  @Audited('network.changed')
  async takeAway(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    await this.networks.take(view.actor, id, idIn(body, 'item'));
    return view.seeOther(at.one(id), 'They do not get it any more. You can add it again.');
  }

  @Get('preview')
  @Audited('network.viewed')
  async preview(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const preview = await this.sendings.preview(view.actor, id);
    const expiresAt = new Date(this.clock.now().getTime() + LINK_DAYS_MS);
    const back = { href: at.one(id), text: preview.network.name };
    return view.page(
      { title: 'What would be sent', back },
      <PreviewPage {...{ preview, expiresAt }} csrf={view.csrf} />,
    );
  }

  @Post('send')
  @Audited('network.sent')
  async send(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const many = await this.sendings.sendNow(view.actor, id);
    return view.seeOther(at.sent(id), `It is on its way to ${peopleCounted(many)}.`);
  }

  @Get('sent')
  @Audited('network.viewed')
  async sent(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { network, sendings } = await this.sendings.sent(view.actor, id);
    const back = { href: at.one(id), text: network.name };
    return view.page(
      { title: 'What was sent', back },
      <SentPage {...{ network, sendings }} now={this.clock.now()} csrf={view.csrf} />,
    );
  }

  @Post('sent/close')
  @Audited('network.closed')
  async closeLinks(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    await this.sendings.closeLinks(view.actor, id, numberIn(textIn(body, 'number')));
    return view.seeOther(at.sent(id), 'Its links open nothing any more.');
  }

  private async page(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const found = await this.networks.find(view.actor, id);
    const choices = await this.networks.choices(view.actor);
    const back = { href: at.all, text: 'All networks' };
    return view.page(
      { title: found.network.name, back, errors },
      <NetworkPage view={found} {...{ choices, typed, errors }} csrf={view.csrf} />,
    );
  }
}

/** What is there already, at its field. */
const atField =
  (field: string, message: string) =>
  (error: unknown): readonly FieldError[] =>
    error instanceof DomainError && error.code === 'network.there' ? [{ field, message }] : fieldErrors(error);
