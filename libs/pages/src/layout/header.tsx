import { CsrfField } from '../forms/post-form';
import { Mark } from './mark';

/** Whose pages these are. */
export interface InstitutionBrand {
  readonly name: string;
  /** #RRGGBB; ignored when `acceptablePrimary` refuses it. */
  readonly primaryColour?: string | undefined;
  /** Shown beside the name; its size in pixels. */
  readonly logo?: { readonly src: string; readonly words: string; readonly width: number; readonly height: number };
}

/** Who is signed in. */
export interface AccountInHeader {
  readonly name: string;
  /** In words: "Consultant", "Programme lead". Empty: none is shown. */
  readonly roleNames: readonly string[];
  /** Where their own account is; none: the name is no link. */
  readonly href?: string | undefined;
  /** Where to act in another role, or to be let into one. */
  readonly otherRole?: { readonly href: string; readonly text: string } | undefined;
}

interface HeaderProps {
  readonly institution: InstitutionBrand;
  readonly account?: AccountInHeader | undefined;
  readonly csrf?: string | undefined;
}

function Account({ account, csrf }: { account: AccountInHeader; csrf: string | undefined }) {
  return (
    <div class="footing-account">
      <span class="footing-account__who">
        <span class="govuk-visually-hidden">Signed in as </span>
        <span class="footing-account__name">
          {account.href ? (
            <a class="govuk-link footing-account__link" href={account.href}>
              {account.name}
            </a>
          ) : (
            account.name
          )}
        </span>
        {account.roleNames.length > 0 ? (
          <span class="footing-account__role">
            <span class="govuk-visually-hidden">, acting as </span>
            {account.roleNames.join(', ')}
          </span>
        ) : null}
        {account.otherRole ? (
          <>
            <span aria-hidden="true">{account.roleNames.length > 0 ? ' · ' : ' '}</span>
            <a class="govuk-link footing-account__link" href={account.otherRole.href}>
              {account.otherRole.text}
            </a>
          </>
        ) : null}
      </span>
      {csrf ? (
        <form method="post" action="/sign-out">
          <CsrfField token={csrf} />
          <button class="footing-link-button" type="submit">
            Sign out
          </button>
        </form>
      ) : null}
    </div>
  );
}

const HIGHEST = 40;
const WIDEST = 120;

/** As large as there is room for; its size is said, so that nothing jumps when it comes. */
function Logo({ logo }: { logo: NonNullable<InstitutionBrand['logo']> }) {
  const scale = Math.min(HIGHEST / logo.height, WIDEST / logo.width);
  const [width, height] = [logo.width, logo.height].map((side) => Math.max(1, Math.round(side * scale)));
  return <img src={logo.src} alt={logo.words} width={width} height={height} />;
}

export function Header({ institution, account, csrf }: HeaderProps) {
  return (
    <div class="footing-header">
      <div class="govuk-width-container footing-header__row">
        <a class="footing-header__home" href="/">
          {institution.logo ? <Logo logo={institution.logo} /> : <Mark />}
          <span class="footing-header__names">
            <span class="footing-header__service">Footing</span>
            <span class="footing-header__institution">{institution.name}</span>
          </span>
        </a>
        {account ? <Account account={account} csrf={csrf} /> : null}
      </div>
    </div>
  );
}
