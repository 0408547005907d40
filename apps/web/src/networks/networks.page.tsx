import type { NetworkView } from '@footing/evidence';
import { Button, EmptyState, Heading, PostForm, Table } from '@footing/pages';
import { networkAddresses } from './addresses';
import { peopleCounted, scheduleInWords } from './network-words';

/** Who hears of what the university set itself to reach. */
export function NetworksPage({ all, csrf }: { readonly all: readonly NetworkView[]; readonly csrf: string }) {
  return (
    <>
      <Heading>Networks</Heading>
      <p class="govuk-body">
        A network is a group of people who are sent the same figures and documents. They get a mail without figures,
        with a link that opens just what is theirs.
      </p>
      {all.length === 0 ? (
        <EmptyState title="Your networks will be here">
          <p class="govuk-body">Begin with the six that most universities have, or add your own.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Networks"
          captionHidden
          firstCellIsHeader
          columns={[{ text: 'Network' }, { text: 'Who' }, { text: 'What they get' }, { text: 'When' }]}
          rows={all.map(({ network, members, items }) => [
            <a class="govuk-link" href={networkAddresses.one(network.id)}>
              {network.name}
            </a>,
            peopleCounted(members.length),
            items.map(({ name }) => name).join('; ') || 'Nothing yet',
            scheduleInWords(network),
          ])}
        />
      )}
      <Button href={networkAddresses.new} variant="secondary">
        Add a network
      </Button>
      <PostForm action={networkAddresses.begin} csrf={csrf}>
        <Button variant="secondary">Add the six to begin with</Button>
      </PostForm>
    </>
  );
}
