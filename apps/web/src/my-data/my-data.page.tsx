import type { Language, ShownPurpose } from '@footing/consent';
import { purposes } from '@footing/kernel';
import { EmptyState, Heading, PostForm } from '@footing/pages';
import { paths } from '../paths';
import { glanceWords } from './choice-words';
import { type CardsView, PurposeCard } from './purpose-card';
import { byTopic } from './topics';

interface MyDataView extends CardsView {
  /** Every purpose with a choice. */
  readonly all: readonly ShownPurpose[];
  /** The other language that texts can be read in; null where there is none. */
  readonly other: Language | null;
  readonly csrf: string;
}

/** What somebody's data may be used for: what waits for a yes first, and then what they can object to. */
export function MyDataPage({ all, other, csrf, ...view }: MyDataView) {
  const asked = all.filter(({ verb }) => verb === 'withdraw');
  const done = all.filter(({ verb }) => verb !== 'withdraw');
  return (
    <>
      <Heading>My data</Heading>
      <p class="govuk-body-l">Here you say what your data may be used for.</p>
      <p class="govuk-body">
        Each switch is one tap, on and off. It counts at once, and you can change your mind as often as you like.
      </p>
      {other && <OtherLanguage lang={other} />}
      <OnThisPage asked={asked} done={done} />
      <PostForm action={paths.decideMyData} csrf={csrf}>
        {asked.length > 0 && <Asked all={asked} view={view} />}
        {done.length > 0 && <Done all={done} view={view} />}
      </PostForm>
      <Heading level={2} id="no-switch">
        What has no switch
      </Heading>
      <p class="govuk-body">
        <b>{purposes.service.title}.</b> {purposes.service.what} {purposes.service.stopped} You can object to this too:{' '}
        <a href={paths.myRights}>write to us</a>, and somebody reads it and answers you.
      </p>
      <p class="govuk-body">
        <b>{purposes.own.title}.</b> {purposes.own.what} {purposes.own.stopped}
      </p>
      <MoreAboutMyData />
    </>
  );
}

const languages = { en: 'Read the texts in English', cy: 'Darllenwch y testunau yn Gymraeg' } as const;

function OtherLanguage({ lang }: { lang: Language }) {
  return (
    <p class="govuk-body">
      <a href={`${paths.myData}?lang=${lang}`} lang={lang} hreflang={lang}>
        {languages[lang]}
      </a>
    </p>
  );
}

interface PartView {
  readonly all: readonly ShownPurpose[];
  readonly view: CardsView;
}

function Asked({ all, view }: PartView) {
  return (
    <>
      <Heading level={2} id="asked">
        What we ask you about
      </Heading>
      <p class="govuk-body">
        All of this is off until you say yes. You can leave it off and still take part. If you said yes, you can{' '}
        <strong>withdraw</strong> your yes. It stops at once, and a page shows you when each place has confirmed it.
      </p>
      {byTopic(all).map(({ id, title, all: these }) => (
        <section aria-labelledby={id}>
          <Heading level={3} id={id}>
            {title}
          </Heading>
          {these.map((shown) => (
            <PurposeCard shown={shown} view={view} level={4} />
          ))}
        </section>
      ))}
      <ToTheTop />
    </>
  );
}

function Done({ all, view }: PartView) {
  return (
    <>
      <Heading level={2} id="unless-you-object">
        What we do unless you object
      </Heading>
      <p class="govuk-body">
        This is part of the work of the university. We need no yes for it, but you can <strong>object</strong>. It stops
        at once, and a page shows you when each place has confirmed it.
      </p>
      {all.map((shown) => (
        <PurposeCard shown={shown} view={view} />
      ))}
    </>
  );
}

/** The parts of the page, each with how it stands. */
function OnThisPage({
  asked,
  done,
}: {
  readonly asked: readonly ShownPurpose[];
  readonly done: readonly ShownPurpose[];
}) {
  const parts = [
    ...byTopic(asked),
    ...(done.length > 0 ? [{ id: 'unless-you-object', title: 'What we do unless you object', all: done }] : []),
  ];
  return (
    <nav aria-labelledby="on-this-page">
      <Heading level={2} size="s" id="on-this-page">
        On this page
      </Heading>
      <ul class="footing-places">
        {parts.map(({ id, title, all }) => (
          <li>
            <a href={`#${id}`}>{title}</a> <span>{glanceWords(all.flatMap(({ choices }) => choices))}</span>
          </li>
        ))}
        <li>
          <a href="#no-switch">What has no switch</a>
        </li>
        <li>
          <a href="#more">Receipts, who looked, a copy, your rights</a>
        </li>
      </ul>
    </nav>
  );
}

const ToTheTop = () => (
  <p class="govuk-body">
    <a href="#on-this-page">Back to the top of the list</a>
  </p>
);

/** The other pages about somebody's own data. */
function MoreAboutMyData() {
  return (
    <>
      <Heading level={2} id="more">
        More about your data
      </Heading>
      <ul class="footing-places">
        {[
          { href: paths.myDecisions, text: 'What you decided', hint: 'with a receipt for each' },
          { href: paths.myRecord, text: 'Who has looked at my data', hint: 'who, when and what for' },
          { href: paths.myCounts, text: 'Counts that you are in', hint: 'which ones, and what they can hold of you' },
          { href: paths.myCopy, text: 'A copy of everything', hint: 'to read and to take away' },
          { href: paths.myRights, text: 'Ask us about your data', hint: 'correct, erase, object, complain' },
        ].map(({ href, text, hint }) => (
          <li>
            <a href={href}>{text}</a> <span>{hint}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** For somebody whose record is not linked to their account yet. */
export function NoRecordPage({ contact, isMentor }: { readonly contact: string; readonly isMentor: boolean }) {
  return (
    <>
      <Heading>My data</Heading>
      <EmptyState title="We do not know yet which record is yours">
        <p class="govuk-body">
          {isMentor
            ? 'When the careers service has your offer to be a mentor, you say here what your data may be used for.'
            : 'When we know which application is yours, you say here what your data may be used for.'}{' '}
          Until then nothing that needs your yes is done with it.
        </p>
        <p class="govuk-body">
          {contact ? (
            <>
              Did you sign up already? Write to <a href={`mailto:${contact}`}>{contact}</a>, so that they can link it.
            </>
          ) : (
            'Did you sign up already? Ask your careers service to link it.'
          )}
        </p>
      </EmptyState>
      <MoreAboutMyData />
    </>
  );
}
