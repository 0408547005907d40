import type { PublicKeyView } from '@footing/evidence';
import { Button, ButtonGroup, Heading, InsetText, PostForm, SummaryList, WarningText } from '@footing/pages';
import { dayTaken } from '../evidence/evidence-words';
import { evidenceKeyAddresses as at } from './addresses';

/** Every key that was ever in use, the newest first. */
export const EvidenceKeysPage = ({ keys }: { readonly keys: readonly PublicKeyView[] }) => (
  <>
    <Heading>Keys that sign our evidence</Heading>
    <p class="govuk-body">
      Evidence packs and the figures that you give out are signed with a key that only this service has. Whoever checks
      one sees ten words of the key, and compares them with those on your website.
    </p>
    {keys.length === 0 && (
      <InsetText>There is no key yet. One is made when somebody signs the first release.</InsetText>
    )}
    {keys.map((key, place) => (
      <section key={key.number}>
        <Heading level={2}>{key.isCurrent ? 'The key that signs now' : `Key ${key.number}`}</Heading>
        <SummaryList
          rows={[
            { label: 'Ten words', value: <strong>{key.fingerprint}</strong> },
            { label: 'Made', value: dayTaken(key.madeAt) },
            { label: 'Signed until', value: key.isCurrent ? 'It signs now' : until(keys[place - 1]) },
          ]}
        />
      </section>
    ))}
    <Button href={at.renew} variant="secondary">
      {keys.length === 0 ? 'Make the first key' : 'Sign with a new key'}
    </Button>
  </>
);

/** A key signs until the next is made. */
const until = (next: PublicKeyView | undefined): string => (next ? dayTaken(next.madeAt) : '');

interface NewKeyView {
  readonly isFirst: boolean;
  readonly csrf: string;
}

export const NewEvidenceKeyPage = ({ isFirst, csrf }: NewKeyView) => (
  <>
    <Heading>{isFirst ? 'Make the first key?' : 'Sign with a new key?'}</Heading>
    {isFirst ? (
      <p class="govuk-body">
        Releases that were signed before can then be taken away as packs. The key is kept sealed on this service.
      </p>
    ) : (
      <>
        <p class="govuk-body">
          Do this if somebody may have got hold of the old key, or if your rules ask for a new one now and then.
        </p>
        <ul class="govuk-list govuk-list--bullet">
          <li>What the old key signed can still be checked: its ten words stay listed here.</li>
          <li>Put the new ten words on your website, and keep the old ones there.</li>
          <li>If you send figures to a national picture, send the new key there too. Its people confirm it first.</li>
        </ul>
        <WarningText>The old key can never sign again</WarningText>
      </>
    )}
    <PostForm action={at.renew} csrf={csrf}>
      <ButtonGroup>
        <Button>{isFirst ? 'Make it' : 'Sign with a new key'}</Button>
        <a class="govuk-link" href={at.all}>
          Leave it as it is
        </a>
      </ButtonGroup>
    </PostForm>
  </>
);
