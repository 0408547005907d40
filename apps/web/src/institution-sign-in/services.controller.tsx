import { Controller, Get, Param, Post } from '@nestjs/common';
import { addressesOf, IdentityProviders, MetadataRefresh, OwnAddresses } from '@footing/identity';
import { Clock } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { RemovePage } from '../programme/remove.page';
import { ServicePage } from './service.page';
import { ServicesPage } from './services.page';

/** The university's sign-in services: all of them, and each. */
@Controller('institution/sign-in')
@Needs('sign-in.configure')
export class SignInServicesController {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly refresh: MetadataRefresh,
    private readonly addresses: OwnAddresses,
    private readonly clock: Clock,
  ) {}

  @Get()
  @NotAudited('it shows settings, and nobody’s data')
  async list(@CurrentView() view: View): Promise<string> {
    const services = await this.providers.list(view.actor);
    const back = { href: paths.institution, text: 'Our university' };
    return view.page(
      { title: 'How people sign in', back },
      <ServicesPage services={services} now={this.clock.now()} />,
    );
  }

  @Get(':id')
  @NotAudited('it shows settings, and nobody’s data')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const service = await this.providers.find(view.actor, id);
    const ours = addressesOf(await this.addresses.originOf(view.actor.institutionId), id);
    return view.page(
      { title: service.name, back: toServices },
      <ServicePage {...{ service, ours }} now={this.clock.now()} csrf={view.csrf} />,
    );
  }

  @Post(':id/turn-on')
  @Audited('sign-in.provider-changed')
  async turnOn(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.providers.turn(view.actor, id, true);
    return view.seeOther(paths.signInService(id), 'People can sign in by this service now.');
  }

  @Post(':id/turn-off')
  @Audited('sign-in.provider-changed')
  async turnOff(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.providers.turn(view.actor, id, false);
    return view.seeOther(paths.signInService(id), 'Nobody can sign in by this service any more.');
  }

  @Post(':id/fetch-metadata')
  @Audited('sign-in.provider-changed')
  async fetch(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.refresh.refreshNow(view.actor, id);
    const { metadata } = await this.providers.find(view.actor, id);
    const notice = metadata?.fault ? undefined : 'The newest metadata is taken.';
    return view.seeOther(paths.signInService(id), notice);
  }

  @Get(':id/remove')
  @NotAudited('nothing is changed yet')
  async confirm(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { name } = await this.providers.find(view.actor, id);
    const title = `Remove “${name}”?`;
    const where = { action: paths.removeSignInService(id), cancel: paths.signInService(id), csrf: view.csrf };
    return view.page(
      { title, back: toServices },
      <RemovePage title={title} button="Remove this service" {...where}>
        <p class="govuk-body">
          Nobody can sign in by it then. Accounts stay. If you set the same service up again, people come back to
          theirs.
        </p>
      </RemovePage>,
    );
  }

  @Post(':id/remove')
  @Audited('sign-in.provider-changed')
  async remove(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.providers.remove(view.actor, id);
    return view.seeOther(paths.signInServices, 'The service is removed.');
  }
}

export const toServices = { href: paths.signInServices, text: 'How people sign in' };
