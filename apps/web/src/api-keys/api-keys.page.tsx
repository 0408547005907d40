import { type ApiKey, apiScopeNames, apiScopes, keyDays, type NewApiKey } from '@footing/identity';
import {
  Button,
  ButtonGroup,
  Checkboxes,
  EmptyState,
  Heading,
  InsetText,
  PostForm,
  Radios,
  Tag,
  TextField,
  WarningText,
} from '@footing/pages';
import { paths } from '../paths';
import { dayInWords, dayOf } from '../programme/dates-in-words';
import type { FormView } from '../programme/form-view';
import { listIn, textIn } from '../programme/typed';

interface KeysView {
  readonly keys: readonly ApiKey[];
  readonly csrf: string;
  readonly now: Date;
}

/** Every key, those that work first. */
export function ApiKeysPage({ keys, csrf, now }: KeysView) {
  return (
    <>
      <Heading>Keys for other systems</Heading>
      <p class="govuk-body">
        With a key another system of the university, such as student records, can use Footing’s API. Give each system a
        key of its own, and only what it needs. Replace makes a new key; the one before works for one more day.
      </p>
      <p class="govuk-body">
        <Button href={paths.newApiKey}>Make a key</Button>
      </p>
      {keys.length === 0 && <EmptyState title="There are no keys yet">No other system can use the API.</EmptyState>}
      {keys.map((key) => (
        <KeyCard apiKey={key} csrf={csrf} now={now} />
      ))}
    </>
  );
}

const DAY_MS = 24 * 60 * 60 * 1_000;

function KeyCard({ apiKey, csrf, now }: { readonly apiKey: ApiKey; readonly csrf: string; readonly now: Date }) {
  const { id, name, ending, scopes, lastUsedAt, expiresAt, revokedAt } = apiKey;
  const isOver = revokedAt !== null || expiresAt <= now;
  const isEnding = !isOver && expiresAt.getTime() <= now.getTime() + DAY_MS;
  return (
    <section class="govuk-!-margin-bottom-7">
      <h2 class="govuk-heading-m govuk-!-margin-bottom-2">
        {name} {isOver && <Tag tone="neutral">{revokedAt ? 'ended' : 'expired'}</Tag>}
        {isEnding && <Tag tone="neutral">ends within a day</Tag>}
      </h2>
      <ul class="govuk-list">
        <li>Ends in …{ending}</li>
        <li>May: {scopes.map((scope) => apiScopes[scope].words.toLowerCase()).join('; ')}</li>
        <li>{lastUsedAt ? `Last used on ${dayInWords(dayOf(lastUsedAt))}` : 'Never used'}</li>
        <li>
          {isOver ? 'Stopped' : 'Stops'} on {dayInWords(dayOf(revokedAt ?? expiresAt))}
        </li>
      </ul>
      {!isOver && (
        <ButtonGroup>
          {!isEnding && (
            <PostForm action={paths.rotateApiKey(id)} csrf={csrf}>
              <Button variant="secondary">
                Replace<span class="govuk-visually-hidden"> the key {name}</span>
              </Button>
            </PostForm>
          )}
          <a class="govuk-link" href={paths.revokeApiKey(id)}>
            End now<span class="govuk-visually-hidden"> the key {name}</span>
          </a>
        </ButtonGroup>
      )}
    </section>
  );
}

const lengths: Readonly<Record<(typeof keyDays)[number], string>> = { 30: '30 days', 90: '90 days', 365: 'One year' };

/** What the key is for, what it may do, and how long it lasts. */
export function NewApiKeyPage({ action, csrf, typed, errors }: FormView) {
  const scopes = apiScopeNames.map((value) => ({ value, text: apiScopes[value].words }));
  const days = keyDays.map((value) => ({ value: String(value), text: lengths[value] }));
  return (
    <>
      <Heading>Make a key</Heading>
      <PostForm action={action} csrf={csrf}>
        <TextField
          name="name"
          label="Which system is it for?"
          labelSize="s"
          hint="For example Student records"
          value={textIn(typed, 'name')}
          errors={errors}
        />
        <Checkboxes
          name="scopes"
          legend="What may it do?"
          legendSize="s"
          hint="No key decides about a pairing: that takes a person."
          items={scopes}
          values={listIn(typed, 'scopes')}
          errors={errors}
        />
        <Radios
          name="days"
          legend="How long does it last?"
          legendSize="s"
          items={days}
          value={textIn(typed, 'days')}
          errors={errors}
        />
        <Button>Make the key</Button>
      </PostForm>
    </>
  );
}

/** The key itself, this once. */
export function NewKeyShownPage({ made, replaces }: { readonly made: NewApiKey; readonly replaces: boolean }) {
  return (
    <>
      <Heading>Copy the key now</Heading>
      <p class="govuk-body">
        This is the key for {made.name}. We keep only a fingerprint of it, so we cannot show it again.
      </p>
      <InsetText>
        <code>{made.key}</code>
      </InsetText>
      <WarningText>Whoever has the key can do what it allows. Never send it by e-mail.</WarningText>
      {replaces && (
        <p class="govuk-body">The key before it still works for one day. Put the new one in its place by then.</p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.apiKeys}>
          I have copied it
        </a>
      </p>
    </>
  );
}

interface RevokeView {
  readonly title: string;
  readonly id: string;
  readonly csrf: string;
}

/** Asks once more: it cannot be undone. */
export function RevokeKeyPage({ title, id, csrf }: RevokeView) {
  return (
    <>
      <Heading>{title}</Heading>
      <p class="govuk-body">
        The system that uses it is shut out at once. This cannot be undone; you can make a new key.
      </p>
      <PostForm action={paths.revokeApiKey(id)} csrf={csrf}>
        <ButtonGroup>
          <Button variant="warning">End the key</Button>
          <a class="govuk-link" href={paths.apiKeys}>
            Keep it
          </a>
        </ButtonGroup>
      </PostForm>
    </>
  );
}
