import type { NetworkChoices, NetworkView } from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import { Button, ButtonGroup, Details, Heading, PostForm, SelectField, SummaryList, TextField } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { networkAddresses as at } from './addresses';
import { scheduleInWords } from './network-words';

export interface NetworkPageView {
  readonly view: NetworkView;
  readonly choices: NetworkChoices;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** A network: when it is sent what, and who is in it. */
export function NetworkPage(page: NetworkPageView) {
  const { network } = page.view;
  return (
    <>
      <Heading caption="Networks">{network.name}</Heading>
      {network.about !== '' && <p class="govuk-body">{network.about}</p>}
      <SummaryList rows={[{ label: 'When', value: scheduleInWords(network) }]} />
      <ButtonGroup>
        <Button href={at.preview(network.id)}>See what would be sent</Button>
        <Button href={at.sent(network.id)} variant="secondary">
          See what was sent
        </Button>
        <Button href={at.edit(network.id)} variant="secondary">
          Change name and days
        </Button>
      </ButtonGroup>
      <Items {...page} />
      <Members {...page} />
      <Details summary="End this network">
        <PostForm action={at.end(network.id)} csrf={page.csrf}>
          <p class="govuk-body">Nothing more is sent, and its links open nothing any more. This cannot be undone.</p>
          <Button variant="warning">End it</Button>
        </PostForm>
      </Details>
    </>
  );
}

function Items({ view: { network, items }, choices, typed, errors, csrf }: NetworkPageView) {
  const options = [
    { value: '', text: 'Choose one' },
    { value: 'kpis', text: 'All agreed KPIs' },
    { value: 'practice', text: 'The practice audit, once a year is finished' },
    ...choices.kpis.map(({ id, name }) => ({ value: `kpi:${id}`, text: `KPI: ${name}` })),
    ...choices.schools.map(({ id, name }) => ({ value: `school-plan:${id}`, text: `Plan of ${name}` })),
    ...choices.documents.map(({ key, name }) => ({ value: `document:${key}`, text: `Document: ${name}` })),
  ];
  return (
    <>
      <Heading level={2}>What they get</Heading>
      {items.length === 0 && <p class="govuk-body">Nothing yet. Choose below what they get.</p>}
      {items.map(({ id, name }) => (
        <PostForm action={at.takeAway(network.id)} csrf={csrf}>
          <input type="hidden" name="item" value={id} />
          <p class="govuk-body">{name}</p>
          <Button variant="secondary">
            Take away<span class="govuk-visually-hidden">{` “${name}”`}</span>
          </Button>
        </PostForm>
      ))}
      <PostForm action={at.items(network.id)} csrf={csrf}>
        <SelectField
          name="item"
          label="Add something"
          hint="Documents are made from the newest signed release that holds enough"
          items={options}
          value={textIn(typed, 'item')}
          errors={errors}
        />
        <Button variant="secondary">Add it</Button>
      </PostForm>
    </>
  );
}

function Members({ view: { network, members }, choices, typed, errors, csrf }: NetworkPageView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <Heading level={2}>Who is in it</Heading>
      {members.length === 0 && <p class="govuk-body">Nobody yet. Add the first person below.</p>}
      {members.map(({ id, name, email, accountId }) => (
        <PostForm action={at.leave(network.id)} csrf={csrf}>
          <input type="hidden" name="member" value={id} />
          <p class="govuk-body">
            {name}
            {email === null
              ? ' (their account is closed, so they get nothing)'
              : accountId === null
                ? `, ${email}`
                : ''}
          </p>
          <Button variant="secondary">
            Take out<span class="govuk-visually-hidden">{` ${name}`}</span>
          </Button>
        </PostForm>
      ))}
      <PostForm action={at.members(network.id)} csrf={csrf}>
        <SelectField
          {...field('accountId')}
          label="Add a colleague who signs in here"
          items={[
            { value: '', text: 'Nobody of these' },
            ...choices.people.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <TextField {...field('name')} label="Or somebody else: their name" hint="Ask them first" />
        <TextField {...field('email')} label="Their e-mail address" type="email" />
        <Button variant="secondary">Add this person</Button>
      </PostForm>
    </>
  );
}
