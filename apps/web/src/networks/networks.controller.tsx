import { Networks } from '@footing/evidence';
import { DomainError, type FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { versionIn } from '../practice/read-practice';
import { networkAddresses as at } from './addresses';
import { NetworkFormPage } from './network-form.page';
import { NetworksPage } from './networks.page';
import { readNetwork, typedNetwork } from './read-network';

interface Shown {
  /** Null: it is new. */
  readonly id: string | null;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly wasFirst?: boolean;
}

/** All networks: their names and their days. */
@Controller('networks')
@Needs('networks.manage')
export class NetworksController {
  constructor(private readonly networks: Networks) {}

  @Get()
  @Audited('network.viewed')
  async list(@CurrentView() view: View): Promise<string> {
    const all = await this.networks.list(view.actor);
    return view.page({ title: 'Networks', width: 'wide' }, <NetworksPage all={all} csrf={view.csrf} />);
  }

  @Post('begin')
  @Audited('network.changed')
  async begin(@CurrentView() view: View): Promise<string> {
    const added = await this.networks.begin(view.actor);
    return view.seeOther(
      at.all,
      added === 0 ? 'All six are here already.' : 'They are added. Open each and say who is in it.',
    );
  }

  @Get('new')
  @Audited('network.viewed')
  async blank(@CurrentView() view: View): Promise<string> {
    await this.networks.list(view.actor);
    return this.form(view, { id: null, typed: { every: 'term' } });
  }

  @Post('new')
  @Audited('network.changed')
  async add(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const { input, dayError } = readNetwork(body);
    try {
      const id = await this.networks.add(view.actor, input);
      return await view.seeOther(at.one(id), 'It is added. Say what they get and who is in it.');
    } catch (error) {
      return this.form(view, { id: null, typed: body, errors: wrongIn(error, dayError) });
    }
  }

  @Get(':id/edit')
  @Audited('network.viewed')
  async edit(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { network } = await this.networks.find(view.actor, id);
    return this.form(view, { id, typed: typedNetwork(network) });
  }

  @Post(':id/edit')
  @Audited('network.changed')
  async change(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const { input, dayError } = readNetwork(body);
    try {
      await this.networks.change(view.actor, id, versionIn(body), input);
      return await view.seeOther(at.one(id), 'It is changed.');
    } catch (error) {
      if (error instanceof DomainError && error.code === 'network.changed') {
        const { network } = await this.networks.find(view.actor, id);
        return this.form(view, { id, typed: { ...body, version: String(network.version) }, wasFirst: true });
      }
      return this.form(view, { id, typed: body, errors: wrongIn(error, dayError) });
    }
  }

  @Post(':id/end')
  @Audited('network.changed')
  async end(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.networks.end(view.actor, id);
    return view.seeOther(at.all, 'It is ended.');
  }

  private form(view: View, { id, typed, errors = [], wasFirst = false }: Shown): string {
    const back = id === null ? { href: at.all, text: 'All networks' } : { href: at.one(id), text: 'The network' };
    const title = id === null ? 'Add a network' : 'Change this network';
    const action = id === null ? at.new : at.edit(id);
    return view.page(
      { title, errors, back, ...(wasFirst ? { status: 409 } : {}) },
      <NetworkFormPage {...{ typed, errors, wasFirst, action }} isNew={id === null} csrf={view.csrf} />,
    );
  }
}

/** What to put right, at its fields. @throws the same error when it is anything else. */
function wrongIn(error: unknown, dayError: FieldError | null): readonly FieldError[] {
  if (error instanceof DomainError && error.code === 'network.there')
    return [{ field: 'name', message: 'Choose another name: there is a network with this one' }];
  return fieldErrors(error).map((one) => (dayError && one.field.startsWith('anchorOn') ? dayError : one));
}
