import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { ComponentChildren } from 'preact';
import { type Actor, DomainError, type FieldError, may, type Permission, roleNames } from '@footing/kernel';
import type { Present } from '@footing/identity';
import { type InstitutionBrand, Layout, type NavigationItem, NotificationBanner, renderPage } from '@footing/pages';
import { campaignPaths } from '../campaigns/campaign-paths';
import { evidenceAddresses } from '../evidence/addresses';
import { instrumentAddresses } from '../instruments/addresses';
import { paths } from '../paths';
import { practiceAddresses } from '../practice/addresses';
import { noInstitution, type RequestContext } from './request-context';
import { formToken } from './forgery-guard';
import type { Notice } from './sessions';

/** What a page tells the frame around it. */
export interface PageOptions {
  readonly title: string;
  /** What to put right; sets status 422 unless another is given. */
  readonly errors?: readonly FieldError[];
  /** Over what to put right, in the language of the form; absent: in English. */
  readonly problem?: { readonly title: string; readonly lang: string };
  readonly status?: number;
  readonly width?: 'reading' | 'wide';
  /** Where one level up is. */
  readonly back?: { readonly href: string; readonly text: string };
  /** Asks the browser to load the page again after so many seconds, where there is no script. */
  readonly refreshSeconds?: number;
  /** For whoever holds a link: nothing of who is signed in on this device, and no ways but its own. */
  readonly isAlone?: boolean;
  /** Absent: it has. */
  readonly hasScript?: boolean;
}

/** Whatever stands below a programme. */
const OF_PROGRAMMES = /^\/(programmes|rounds|imports|applications|offers|drafts|pairings)\//;

/** A way in the navigation, and which pages stand below it. */
interface Entry {
  readonly href: string;
  readonly text: string;
  readonly holds: RegExp;
}

/** Every way in the navigation, in order, each for those who may go it. */
const ways: readonly (Entry & { readonly needs: Permission })[] = [
  { needs: 'programmes.read', href: paths.programmes, text: 'Programmes', holds: OF_PROGRAMMES },
  { needs: 'institution.read', href: paths.institution, text: 'Our university', holds: /^\/institution\// },
  { needs: 'mentors.invite', href: paths.mentorsInvited, text: 'Mentors invited', holds: /^\/mentors-invited\// },
  { needs: 'campaigns.manage', href: campaignPaths.campaigns, text: 'Invitations', holds: /^\/campaigns\// },
  { needs: 'surveys.write', href: instrumentAddresses.all, text: 'Surveys', holds: /^\/instruments\// },
  { needs: 'evidence.read', href: evidenceAddresses.all, text: 'Evidence', holds: /^\/evidence\// },
  { needs: 'practice.read', href: practiceAddresses.all, text: 'Social mobility', holds: /^\/practice\// },
  { needs: 'stories.manage', href: paths.storiesAsked, text: 'Stories', holds: /^\/stories-asked\// },
  { needs: 'offer.own', href: paths.myStudents, text: 'My students', holds: /^\/me\/(students|places|rounds)\// },
  { needs: 'training.manage', href: paths.training, text: 'Training', holds: /^\/training\// },
  { needs: 'access-record.read', href: paths.accessRecord, text: 'Who looked at what', holds: /^\/access-record\// },
  { needs: 'consent.configure', href: paths.purposes, text: 'What data is used for', holds: /^\/purposes\// },
  { needs: 'retention.manage', href: paths.retention, text: 'How long we keep things', holds: /^\/retention\// },
  { needs: 'application.own', href: paths.mentoring, text: 'My mentoring', holds: /^\/(join|my-pairings|meetings)/ },
  { needs: 'consent.decide', href: paths.myData, text: 'My data', holds: /^\/me\/data\// },
  { needs: 'concerns.read', href: paths.concerns, text: 'Concerns', holds: /^\/concerns\// },
  { needs: 'break-glass.see', href: paths.openedMessages, text: 'Opened messages', holds: /^\/opened-messages\// },
  { needs: 'rights.handle', href: paths.rights, text: 'Requests about data', holds: /^\/rights\// },
  { needs: 'service.read', href: paths.service, text: 'The service', holds: /^\/service\// },
];

function shownAt(path: string, { href, text, holds }: Entry): NavigationItem {
  const current = path === href ? 'page' : holds.test(path) ? 'section' : undefined;
  return current ? { href, text, current } : { href, text };
}

/** One request's answer in the making: who asks, and a page or a way on to give back. */
export class View {
  constructor(
    private readonly req: Request,
    private readonly res: Response,
  ) {}

  /** Who is asking. @throws {DomainError} `sign-in.needed` when nobody is signed in. */
  get actor(): Actor {
    return this.present.actor;
  }

  /** The secret for `<CsrfField value={view.csrf} />`. */
  get csrf(): string {
    return formToken(this.req);
  }

  /** Who is asking, with the roles they hold. @throws {DomainError} `sign-in.needed` when nobody is signed in. */
  get present(): Present {
    const present = this.req.context?.account;
    if (!present) throw new DomainError('forbidden', 'sign-in.needed');
    return present;
  }

  get isSignedIn(): boolean {
    return Boolean(this.req.context?.account);
  }

  /** Whose pages these are. */
  get institution(): RequestContext['institution'] {
    return this.req.context?.institution ?? noInstitution;
  }

  /** Whether whoever asks may do this: for showing only what they can use. The service still decides. */
  may(permission: Permission): boolean {
    return this.isSignedIn && may(this.actor, permission);
  }

  /** The whole page around `content`, as HTML. */
  page(options: PageOptions, content: ComponentChildren): string {
    const { errors = [], status = errors.length > 0 ? 422 : 200, isAlone = false } = options;
    this.res.status(status).type('html');
    return renderPage(
      <Layout
        title={options.title}
        errors={errors}
        problem={options.problem}
        institution={brandOf(this.institution)}
        account={isAlone ? undefined : this.account}
        navigation={isAlone ? [] : this.navigation()}
        back={options.back}
        width={options.width}
        csrf={this.isSignedIn && !isAlone ? this.csrf : undefined}
        refreshSeconds={options.refreshSeconds}
        hasScript={options.hasScript}
        contact={
          this.institution.contactEmail
            ? { href: `mailto:${this.institution.contactEmail}`, text: 'Contact us' }
            : undefined
        }
      >
        {isAlone ? null : this.notice()}
        {content}
      </Layout>,
    );
  }

  /**
   * Sends the browser on after a form did its work; `notice` is shown at the top of the next page, with `link` after it.
   * The session is kept before the answer leaves (`keepBeforeAnswering`), so the notice is there when the browser comes.
   */
  seeOther(path: string, notice?: string, link?: Notice['link']): Promise<string> {
    if (notice) this.req.session.notice = link ? { words: notice, link } : { words: notice };
    this.res.status(303).setHeader('Location', path);
    return Promise.resolve('');
  }

  private get account() {
    const account = this.req.context?.account;
    if (!account) return undefined;
    const { name, actor, actable, behindProof } = account;
    const change = { href: paths.actingRole, text: 'Change role' };
    const prove = {
      href: `${paths.secondProof}?next=${encodeURIComponent(this.req.originalUrl)}`,
      text: 'Enter a code',
    };
    const otherRole =
      actable.length > 1 ? change : actor.roles.length === 0 && behindProof.length > 0 ? prove : undefined;
    return { name, roleNames: actor.roles.map((role) => roleNames[role]), href: paths.me, otherRole };
  }

  private navigation(): NavigationItem[] {
    return ways.filter(({ needs }) => this.may(needs)).map((way) => shownAt(this.req.path, way));
  }

  /** Where the database is away there is no session either, and the page that says so must still be made. */
  private get session(): Partial<Request['session']> | undefined {
    return this.req.session;
  }

  private notice() {
    const session = this.session;
    const notice = session?.notice;
    if (!session || !notice) return null;
    delete session.notice;
    return (
      <NotificationBanner type="success" title="Done">
        {notice.link ? (
          <p class="govuk-notification-banner__heading">
            {notice.words}{' '}
            <a
              class="govuk-notification-banner__link"
              href={notice.link.href}
              data-key={notice.link.shortcut}
              aria-keyshortcuts={notice.link.shortcut}
            >
              {notice.link.text}
            </a>
          </p>
        ) : (
          notice.words
        )}
      </NotificationBanner>
    );
  }
}

/** Name, colour and logo for the top of the page. */
function brandOf({ name, look }: RequestContext['institution']): InstitutionBrand {
  const colour = look?.primaryColour ? { primaryColour: look.primaryColour } : {};
  if (!look?.logo) return { name, ...colour };
  const { fingerprint, ...logo } = look.logo;
  return { name, ...colour, logo: { ...logo, src: paths.institutionLogo(fingerprint) } };
}

/** Hands a handler its `View`. */
export const CurrentView = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const http = context.switchToHttp();
  return new View(http.getRequest<Request>(), http.getResponse<Response>());
});
