import type { PasskeyState, PasskeyView } from '@footing/identity';
import { Button, Heading, InsetText, Table } from '@footing/pages';
import { paths } from '../../paths';
import { PasskeyBox, WithoutPasskey } from '../../sign-in/passkey/passkey-box';
import { momentInWords } from '../moment-in-words';

type PasskeysView = PasskeyState & { readonly csrf: string };

/** Somebody's passkeys, and what they can change about them. */
export function PasskeysPage({ passkeys, proveFirst, mayRemove, hasCodes, here, csrf }: PasskeysView) {
  return (
    <>
      <Heading>Passkeys</Heading>
      <p class="govuk-body">
        With a passkey you sign in with your face, your finger or the PIN of your device. We never see any of them.
        Nobody can guess a passkey, or get it from you by a false page.
      </p>
      {passkeys.length > 0 && <List passkeys={passkeys} here={here} mayRemove={mayRemove && proveFirst === null} />}
      {passkeys.length > 0 && !mayRemove && (
        <p class="govuk-body">Your role needs a passkey. Add another one before you remove this one.</p>
      )}
      {passkeys.length === 1 && !hasCodes && <Spare />}
      {proveFirst === null ? (
        <Add csrf={csrf} hasSome={passkeys.length > 0} />
      ) : (
        <Prove {...{ proveFirst, passkeys, here }} />
      )}
    </>
  );
}

type ListView = Pick<PasskeyState, 'passkeys' | 'mayRemove' | 'here'>;

function List({ passkeys, mayRemove, here }: ListView) {
  return (
    <Table
      caption="Your passkeys"
      firstCellIsHeader
      columns={[{ text: 'Passkey' }, { text: 'Added' }, { text: 'Last used' }, { text: 'Change' }]}
      rows={passkeys.map(({ id, name, madeAt, createdAt, lastUsedAt }) => [
        madeAt === here ? name : <Elsewhere name={name} madeAt={madeAt} />,
        momentInWords(createdAt),
        lastUsedAt ? momentInWords(lastUsedAt) : 'Not yet',
        <>
          <a class="govuk-link" href={paths.passkey(id)}>
            Rename<span class="govuk-visually-hidden"> {name}</span>
          </a>
          {mayRemove && (
            <>
              {' '}
              <a class="govuk-link" href={paths.removePasskey(id)}>
                Remove<span class="govuk-visually-hidden"> {name}</span>
              </a>
            </>
          )}
        </>,
      ])}
    />
  );
}

/** A browser offers a passkey at the address where it was made, and nowhere else. */
const Elsewhere = ({ name, madeAt }: Pick<PasskeyView, 'name' | 'madeAt'>) => (
  <>
    {name}
    <br />
    <span class="govuk-hint">It was made at {madeAt} and works only there</span>
  </>
);

function Spare() {
  return (
    <InsetText>
      What if you lose the device? Add a second passkey on another one, or{' '}
      <a class="govuk-link" href={paths.myCodes}>
        set up codes from an app
      </a>
      , which come with spare codes to keep on paper.
    </InsetText>
  );
}

function Add({ csrf, hasSome }: { readonly csrf: string; readonly hasSome: boolean }) {
  return (
    <>
      <Heading level={2}>{hasSome ? 'Add another passkey' : 'Add a passkey'}</Heading>
      <PasskeyBox
        does="make"
        options={paths.passkeyToMake}
        action={paths.myPasskeys}
        csrf={csrf}
        next={paths.myPasskeys}
      >
        Add a passkey
      </PasskeyBox>
      <WithoutPasskey>
        <p class="govuk-body">
          Your browser cannot make passkeys here. They need a newer browser, and scripts turned on.
        </p>
      </WithoutPasskey>
    </>
  );
}

const back = `?next=${encodeURIComponent(paths.myPasskeys)}`;

function Prove({ proveFirst, passkeys, here }: Pick<PasskeyState, 'proveFirst' | 'passkeys' | 'here'>) {
  return (
    <>
      <Heading level={2}>To add or remove a passkey</Heading>
      <p class="govuk-body">
        {proveFirst === 'again'
          ? 'You signed in more than 5 minutes ago. Sign in once more, so that we know it is still you.'
          : 'Prove with something that you have that it is you: a link in an e-mail alone is not enough for this.'}
      </p>
      {passkeys.some(({ madeAt }) => madeAt === here) && (
        <Button href={paths.passkeySignIn + back}>Use a passkey</Button>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={(proveFirst === 'again' ? paths.signIn : paths.secondProof) + back}>
          {proveFirst === 'again' ? 'Sign in again' : 'Enter a code'}
        </a>
      </p>
    </>
  );
}
