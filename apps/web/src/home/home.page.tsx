import { Button, ButtonGroup, Details, Heading, InsetText, Timeline, type TimelineStep } from '@footing/pages';
import type { KpiWhole } from '@footing/evidence';
import { networkAddresses } from '../networks/addresses';
import { OwnKpi } from '../networks/my-actions.page';
import { paths } from '../paths';

/** What the first page of an institution shows. */
export interface HomeView {
  readonly institution: string;
  readonly isDemo: boolean;
  readonly contactEmail: string;
  /** What a person who is signed in may go on to; null when nobody is. */
  readonly onwards: { readonly href: string; readonly text: string } | null;
  /** Whether somebody has yet to say what their data may be used for. Nothing waits on it. */
  readonly isNew: boolean;
  /** The steps of the round that is open or comes next; empty when there is none. */
  readonly year: readonly TimelineStep[];
  /** Where figures and documents are, each for those who may go there; empty for anybody else. */
  readonly ways: readonly { readonly href: string; readonly text: string }[];
  /** KPIs that whoever is signed in champions or works on. */
  readonly kpis: { readonly own: readonly KpiWhole[]; readonly accountId: string | null; readonly mayAct: boolean };
}

/** The first page of an institution: what this is, when it happens, and three true things that people ask. */
export function HomePage(view: HomeView) {
  const { institution, isDemo, contactEmail, onwards, year, isNew, kpis, ways } = view;
  return (
    <>
      <Heading size="xl">A mentor who has been where you want to go</Heading>
      <OwnWork {...kpis} />
      <p class="govuk-body-l">
        {institution} pairs students with graduates who give two hours a month. Every pairing is looked at by a careers
        consultant, and we can always tell you why.
      </p>
      {isDemo && <InsetText>This is a demonstration. The university and everybody in it are invented.</InsetText>}
      {onwards ? <Button href={onwards.href}>{onwards.text}</Button> : <Doors />}
      {isNew && (
        <InsetText>
          You can say here what your data may be used for:{' '}
          <a class="govuk-link" href={paths.myData}>
            My data
          </a>
          .
        </InsetText>
      )}
      <Ways ways={ways} />
      {year.length > 0 && (
        <>
          <Heading level={2}>What happens when</Heading>
          <Timeline label="The steps of this round" steps={year} />
        </>
      )}
      <Questions contactEmail={contactEmail} />
    </>
  );
}

const Ways = ({ ways }: Pick<HomeView, 'ways'>) =>
  ways.length === 0 ? null : (
    <>
      <Heading level={2}>Figures and documents</Heading>
      <ul class="govuk-list">
        {ways.map(({ href, text }) => (
          <li key={href}>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  );

/** What staff see first: KPIs with their name, and the way to what is theirs to do. */
function OwnWork({ own, accountId, mayAct }: HomeView['kpis']) {
  if (own.length === 0 && !mayAct) return null;
  return (
    <>
      {own.length > 0 && <Heading level={2}>KPIs with your name</Heading>}
      {own.map((whole) => (
        <OwnKpi whole={whole} accountId={accountId} />
      ))}
      {mayAct && (
        <p class="govuk-body">
          <a class="govuk-link" href={networkAddresses.myActions}>
            What is yours to do
          </a>
        </p>
      )}
    </>
  );
}

/** The two ways in; whoever works here takes the third. */
function Doors() {
  return (
    <>
      <ButtonGroup>
        <Button href={`${paths.signIn}?next=${encodeURIComponent(paths.joining)}`}>I want a mentor</Button>
        <Button href={paths.beAMentor} variant="secondary">
          I want to be a mentor
        </Button>
      </ButtonGroup>
      <p class="govuk-body">
        Here already, or part of the team?{' '}
        <a class="govuk-link" href={paths.signIn}>
          Sign in
        </a>
      </p>
    </>
  );
}

function Questions({ contactEmail }: { contactEmail: string }) {
  return (
    <>
      <Heading level={2}>Three things people ask</Heading>
      <Details summary="Who sees my answers?">
        <p class="govuk-body">
          The careers team sees what you tell us, so that they can check each pairing. Your mentor or student sees your
          name and the reasons you were paired. What you share about your own background is used for pairing only if you
          agreed to it, and is not shown unless both of you chose to share it.
        </p>
      </Details>
      <Details summary="How long does it take?">
        <p class="govuk-body">
          Everybody who signs up is paired at the same time, so being first or last makes no difference. After that you
          meet for about an hour, three to six times over a few months.
        </p>
      </Details>
      <Details summary="What if it does not fit?">
        <p class="govuk-body">
          Tell us. Saying no is fine and costs you nothing.
          {contactEmail && (
            <>
              {' '}
              Write to{' '}
              <a class="govuk-link" href={`mailto:${contactEmail}`}>
                {contactEmail}
              </a>
              .
            </>
          )}
        </p>
      </Details>
    </>
  );
}
