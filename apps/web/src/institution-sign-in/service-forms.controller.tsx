import { readFile } from 'node:fs/promises';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import {
  IdentityProviders,
  metadataFieldError,
  type MetadataSource,
  MetadataSources,
  OidcProviderInput,
  type ProviderView,
  SamlProviderInput,
  usualStrong,
} from '@footing/identity';
import { DomainError, type FieldError } from '@footing/kernel';
import type { Request } from 'express';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFile } from '../imports/received-file';
import { paths } from '../paths';
import { KindPage, OidcFormPage, SamlFormPage } from './service-forms.page';
import { toServices } from './services.controller';

/** Adding a sign-in service, and changing its settings. */
@Controller('institution/sign-in')
@Needs('sign-in.configure')
export class SignInServiceForms {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly sources: MetadataSources,
  ) {}

  @Get('new')
  @NotAudited('an empty form')
  kind(@CurrentView() view: View): string {
    return kindPage(view);
  }

  @Post('new')
  @NotAudited('a choice between two forms')
  async chooseKind(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    if (body['kind'] === 'oidc') return view.seeOther(paths.newOidcService);
    if (body['kind'] === 'saml') return view.seeOther(paths.newSamlService);
    return kindPage(view, [{ field: 'kind', message: 'Select the kind of sign-in service' }]);
  }

  @Get('new/oidc')
  @NotAudited('an empty form')
  blankOidc(@CurrentView() view: View): string {
    return formPage(view, 'oidc', null, blank('oidc'));
  }

  @Post('new/oidc')
  @Audited('sign-in.provider-changed')
  async addOidc(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const form = await readForm(OidcProviderInput, body);
    if ('errors' in form) return formPage(view, 'oidc', null, body, form.errors);
    const missing = noDomains(form.input.scopes);
    if (missing.length > 0) return formPage(view, 'oidc', null, body, missing);
    return this.providers.addOidc(view.actor, form.input).then(
      (id) => view.seeOther(paths.signInService(id), ADDED),
      (error: unknown) => formPage(view, 'oidc', null, body, fieldErrors(error)),
    );
  }

  @Get('new/saml')
  @NotAudited('an empty form')
  blankSaml(@CurrentView() view: View): string {
    return formPage(view, 'saml', null, blank('saml'));
  }

  @Post('new/saml')
  @Audited('sign-in.provider-changed')
  async addSaml(@CurrentView() view: View, @Body() body: Typed, @Req() req: Request): Promise<string> {
    const form = await readForm(SamlProviderInput, body);
    if ('errors' in form) return formPage(view, 'saml', null, body, form.errors);
    try {
      const source = await this.sourceOf(req, form.input, null);
      if (!source) throw atField('metadataUrl', 'Enter the address of the metadata, or choose a file with it');
      if (source.facts.scopes.length === 0 && form.input.scopes.length === 0)
        throw atField('scopes', 'The metadata does not name your domains: enter them here');
      const id = await this.providers.addSaml(view.actor, form.input, source);
      return await view.seeOther(paths.signInService(id), ADDED);
    } catch (error) {
      return formPage(view, 'saml', null, body, fieldErrors(error));
    }
  }

  @Get(':id/edit')
  @NotAudited('it shows settings, and nobody’s data')
  async edit(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const service = await this.providers.find(view.actor, id);
    return formPage(view, service.kind, service, typedOf(service));
  }

  @Post(':id/edit')
  @Audited('sign-in.provider-changed')
  async change(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Body() body: Typed,
    @Req() req: Request,
  ): Promise<string> {
    const service = await this.providers.find(view.actor, id);
    try {
      await (service.kind === 'oidc'
        ? this.changeOidc(view, service, body)
        : this.changeSaml(view, service, body, req));
      return await view.seeOther(paths.signInService(id), 'The settings are saved. Test the connection once more.');
    } catch (error) {
      return formPage(view, service.kind, service, body, fieldErrors(error));
    }
  }

  private async changeOidc(view: View, { id, entityId }: ProviderView, body: Typed): Promise<void> {
    const form = await readForm(OidcProviderInput, { ...body, issuer: entityId });
    if ('errors' in form) throw invalid(form.errors);
    const missing = noDomains(form.input.scopes);
    if (missing.length > 0) throw invalid(missing);
    await this.providers.changeOidc(view.actor, id, form.input);
  }

  private async changeSaml(view: View, { id, entityId }: ProviderView, body: Typed, req: Request): Promise<void> {
    const form = await readForm(SamlProviderInput, body);
    if ('errors' in form) throw invalid(form.errors);
    const source = await this.sourceOf(req, form.input, entityId);
    await this.providers.changeSaml(view.actor, id, form.input, source);
  }

  /** Metadata from the file that was sent, else from the address; null where there is neither. @throws {DomainError} at a field. */
  private async sourceOf(
    req: Request,
    input: SamlProviderInput,
    entityId: string | null,
  ): Promise<MetadataSource | null> {
    const wanted = { entityId, signedBy: input.metadataCertificate ?? null };
    const text = await withReceivedFile(req, async (file) => (file ? readFile(file.path, 'utf8') : null));
    if (text !== null && text !== '') {
      try {
        return this.sources.read(text, wanted);
      } catch (error) {
        return metadataFieldError(error, 'file');
      }
    }
    if (!input.metadataUrl) return null;
    return this.sources
      .fetch(input.metadataUrl, wanted)
      .catch((error: unknown) => metadataFieldError(error, 'metadataUrl'));
  }
}

const ADDED =
  'The service is added and turned off. Give your IT team what they need, test the connection, then turn it on.';

const invalid = (errors: readonly FieldError[]) => new DomainError('invalid', 'provider.invalid', 'provider', errors);
const atField = (field: string, message: string) => invalid([{ field, message }]);
const noDomains = (scopes: readonly string[]): FieldError[] =>
  scopes.length > 0 ? [] : [{ field: 'scopes', message: 'Enter your domain, for example wharfedale.ac.uk' }];

const blank = (kind: ProviderView['kind']): Typed => ({ skewSeconds: '120', strong: usualStrong[kind].join('\n') });

const typedOf = ({ name, entityId, settings }: ProviderView): Typed => ({
  name,
  issuer: entityId,
  clientId: settings.clientId,
  scopes: settings.scopes.join('\n'),
  strong: settings.strong.join('\n'),
  skewSeconds: String(settings.skewSeconds),
  metadataUrl: settings.metadataUrl ?? '',
  metadataCertificate: settings.metadataCertificate ?? '',
  studentNumber: settings.studentNumber ?? '',
});

function kindPage(view: View, errors: readonly FieldError[] = []): string {
  const page = <KindPage action={paths.newSignInService} csrf={view.csrf} errors={errors} />;
  return view.page({ title: 'Which kind of sign-in service?', errors, back: toServices }, page);
}

function formPage(
  view: View,
  kind: ProviderView['kind'],
  service: ProviderView | null,
  typed: Typed,
  errors: readonly FieldError[] = [],
): string {
  const added = kind === 'oidc' ? paths.newOidcService : paths.newSamlService;
  const title = service
    ? `Change “${service.name}”`
    : `Add ${kind === 'oidc' ? 'an OpenID Connect' : 'a SAML'} service`;
  const form = { title, csrf: view.csrf, typed, errors, isChange: service !== null };
  const action = service ? paths.editSignInService(service.id) : added;
  const back = service ? { href: paths.signInService(service.id), text: service.name } : toServices;
  const page =
    kind === 'oidc' ? <OidcFormPage {...form} action={action} /> : <SamlFormPage {...form} action={action} />;
  return view.page({ title, errors, back }, page);
}
