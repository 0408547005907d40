import { Heading, InsetText, TaskList } from '@footing/pages';
import type { GuidesView, GuideView } from '@footing/together';
import { RaiseConcern } from '../concerns/raise-concern';
import { paths } from '../paths';
import { Paragraphs } from '../training/paragraphs';

/** Every guide, the one that suits now first. */
export function GuidesPage({ view: { id, otherName, guides } }: { readonly view: GuidesView }) {
  return (
    <>
      <Heading>Guides for your meetings</Heading>
      <p class="govuk-body">
        Short texts with questions to ask each other. {otherName} has the same ones. Use what suits you, and leave the
        rest.
      </p>
      <TaskList
        items={guides.map(({ code, title, about, why }) => ({
          title,
          href: paths.guide(id, code),
          hint: about,
          status: why === null ? '' : 'Suits your next meeting',
        }))}
      />
      <RaiseConcern pairingId={id} />
    </>
  );
}

/** One guide, to read or to print. */
export function GuidePage({ guide: { title, about, why, body } }: { readonly guide: GuideView }) {
  return (
    <>
      <Heading caption={about}>{title}</Heading>
      {why === null ? null : <InsetText>We suggest this one now. {why}</InsetText>}
      <Paragraphs text={body} />
      <p class="govuk-body">You can print this page and take it with you.</p>
    </>
  );
}
