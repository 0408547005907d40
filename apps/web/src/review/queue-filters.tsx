import { type EntryOrder, type EntryStatus, entryStatuses, type Queue, type ToldTier } from '@footing/matching';
import { FilterForm, NumberField, SelectField, TextField } from '@footing/pages';
import { isNarrowed, type QueueFilter } from './queue-filter';
import { tierWords } from './review-words';
import { typedFit } from './queue-filter';

const statusWords: Readonly<Record<EntryStatus, string>> = {
  open: 'To review',
  approved: 'Approved',
  rejected: 'Rejected',
  unmatched: 'No mentor',
  pinned: 'Pinned',
  published: 'Published',
};

const orderWords: Readonly<Record<EntryOrder, string>> = {
  'fit-low': 'Lowest fit first',
  'fit-high': 'Highest fit first',
  name: 'Name',
  school: 'School',
  tier: 'Tier',
};

const everybody = { value: '', text: 'All' };

interface FiltersView {
  readonly queue: Queue;
  readonly filter: QueueFilter;
  readonly action: string;
  /** Those that the draft has students of. */
  readonly tiers: readonly ToldTier[];
}

/** What a reviewer can narrow the queue by: only by what leaves somebody to see. */
export function QueueFilters({ queue, filter, action, tiers: present }: FiltersView) {
  const asked = filter.tier === undefined ? [] : [filter.tier];
  const tiers = [...new Set([...present, ...asked])]
    .sort((a, b) => Number(a === 'none') - Number(b === 'none') || Number(a) - Number(b))
    .map((tier) => ({ value: String(tier), text: tierWords(tier) }));
  const schools = queue.schools.map(({ id, name }) => ({ value: id, text: name }));
  const statuses = entryStatuses
    .filter((status) => queue.counts[status] > 0 || status === filter.status)
    .map((status) => ({ value: status, text: `${statusWords[status]} (${queue.counts[status]})` }));
  const orders = Object.entries(orderWords)
    .filter(([value]) => !(queue.namesHidden && value === 'name'))
    .map(([value, text]) => ({ value, text }));
  return (
    <FilterForm action={action} {...(isNarrowed(filter) ? { clearHref: action } : {})}>
      {queue.namesHidden ? null : (
        <TextField name="search" label="Name, e-mail or ID" type="search" value={filter.search} />
      )}
      <SelectField name="status" label="Review" items={[everybody, ...statuses]} value={filter.status} />
      <SelectField name="school" label="School" items={[everybody, ...schools]} value={filter.school} />
      <SelectField name="tier" label="Tier" items={[everybody, ...tiers]} value={filter.tier?.toString()} />
      <NumberField name="minScore" label="Fit from, 0 to 100" decimal value={typedFit(filter.minScore)} />
      <NumberField name="maxScore" label="Fit up to, 0 to 100" decimal value={typedFit(filter.maxScore)} />
      <SelectField name="order" label="Order" items={orders} value={filter.order} />
    </FilterForm>
  );
}
