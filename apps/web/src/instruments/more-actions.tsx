import { Button, ButtonGroup, Heading, PostForm } from '@footing/pages';
import type { InstrumentView, VersionView } from '@footing/surveys';
import { instrumentAddresses as at } from './addresses';
import { versionInWords } from './version-words';

/** What else can be done with a survey. */
export function MoreActions({ survey, csrf }: { readonly survey: InstrumentView; readonly csrf: string }) {
  const { id, version, versions, isRetired, instrument } = survey;
  const others = versions.filter((one) => one.id !== version.id);
  return (
    <>
      <Heading level={2}>More</Heading>
      <OtherVersions id={id} others={others} />
      {instrument.items.length > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={at.export(id)}>
            Take it to another survey tool
          </a>
        </p>
      )}
      <Buttons {...{ survey, csrf }} />
      {!isRetired && (
        <p class="govuk-body-s">
          What is put away can be brought back at any time. Where a round asks it already, it goes on.
        </p>
      )}
    </>
  );
}

function OtherVersions({ id, others }: { readonly id: string; readonly others: readonly VersionView[] }) {
  if (others.length === 0) return null;
  return (
    <ul class="govuk-list">
      {others.map((one) => (
        <li>
          <a class="govuk-link" href={`${at.one(id)}?version=${one.id}`}>
            {versionInWords(one)}
          </a>
        </li>
      ))}
      <li>
        <a class="govuk-link" href={at.compare(id)}>
          What changed since the version before
        </a>
      </li>
    </ul>
  );
}

function Buttons({ survey, csrf }: { readonly survey: InstrumentView; readonly csrf: string }) {
  const { id, version, versions, isRetired } = survey;
  const isDraft = version.state === 'draft';
  const hasDraft = versions.some(({ state }) => state === 'draft');
  return (
    <PostForm action={at.retire(id)} csrf={csrf}>
      <ButtonGroup>
        {!isDraft && !hasDraft && (
          <Button formAction={at.newVersion(id)} variant="secondary">
            Make a new version
          </Button>
        )}
        {isDraft && versions.length > 1 && (
          <Button formAction={at.discard(id)} variant="secondary">
            Throw this draft away
          </Button>
        )}
        <Button name="isRetired" value={isRetired ? 'no' : 'yes'} variant="secondary">
          {isRetired ? 'Bring it back' : 'Put it away'}
        </Button>
      </ButtonGroup>
    </PostForm>
  );
}
