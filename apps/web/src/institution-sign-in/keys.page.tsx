import type { SigningKeyView } from '@footing/identity';
import { Button, Heading, PostForm, SummaryList, Tag } from '@footing/pages';
import { paths } from '../paths';
import { certificateInWords } from './service-words';
import { Long } from './service.page';

const stateWords = {
  current: { text: 'In use', tone: 'done' },
  next: { text: 'Next', tone: 'information' },
  old: { text: 'Old', tone: 'neutral' },
} as const;

/** Our keys, and the one step of a change that comes next. */
export function KeysPage({ keys, csrf }: { readonly keys: readonly SigningKeyView[]; readonly csrf: string }) {
  return (
    <>
      <Heading caption="How people sign in">Our keys</Heading>
      <p class="govuk-body">
        We sign what we send to SAML services, and they seal what they send to us. Our metadata tells them our keys.
      </p>
      {keys.length === 0 ? (
        <p class="govuk-body">The first key is made when it is first needed.</p>
      ) : (
        <SummaryList
          rows={keys.map(({ id, state, certificate }) => ({
            label: <Tag tone={stateWords[state].tone}>{stateWords[state].text}</Tag>,
            value: <Long key={id} words={certificateInWords(certificate)} />,
          }))}
        />
      )}
      <NextStep states={keys.map(({ state }) => state)} csrf={csrf} />
    </>
  );
}

function NextStep({ states, csrf }: { states: readonly SigningKeyView['state'][]; csrf: string }) {
  const step = states.includes('next') ? steps.use : states.includes('old') ? steps.forget : steps.publish;
  return (
    <>
      <Heading level={2}>{step.title}</Heading>
      <p class="govuk-body">{step.words}</p>
      <PostForm action={`${paths.signInKeys}/${step.path}`} csrf={csrf}>
        <Button variant="secondary">{step.button}</Button>
      </PostForm>
    </>
  );
}

const steps = {
  publish: {
    title: 'Change the key',
    words:
      'This takes three steps, some days apart, so that nobody is locked out. First a second key is published in our metadata and not used yet.',
    button: 'Publish another key',
    path: 'publish',
  },
  use: {
    title: 'Step 2: use the new key',
    words:
      'Do this when every sign-in service has fetched our metadata again: most do within a day. Where it is copied by hand, ask the IT team.',
    button: 'Use the new key now',
    path: 'use',
  },
  forget: {
    title: 'Step 3: forget the old key',
    words: 'Do this when people have signed in with the new key for a day. The old key then is gone for good.',
    button: 'Forget the old key',
    path: 'forget',
  },
} as const;
