import { type Measure, type MeasureId, measures, type SnapshotDetail } from '@footing/evidence';
import { Heading, TaskList } from '@footing/pages';
import { evidenceAddresses as at } from './addresses';
import { lacks, wordNames } from './evidence-words';

const topics: readonly { readonly title: string; readonly id: string; readonly of: readonly MeasureId[] }[] = [
  { title: 'Taking part', id: 'taking-part', of: ['M01', 'M02', 'M03', 'M20', 'M21', 'M19', 'M22'] },
  { title: 'What people answered', id: 'answers', of: ['M04', 'M05', 'M06', 'M07', 'M08', 'M09', 'M10'] },
  { title: 'What became of people', id: 'outcomes', of: ['M11', 'M12', 'M13', 'M14', 'M15'] },
];

/** Every measure by what it tells of: what it says, and what it may be called. */
export const Catalogue = ({ snapshot }: { readonly snapshot: SnapshotDetail }) => (
  <>
    <Heading level={2}>What you can ask</Heading>
    {topics.map(({ title, id, of }) => (
      <>
        <Heading level={3}>{title}</Heading>
        <TaskList
          idPrefix={id}
          items={of
            .flatMap((one) => measures.find((measure) => measure.id === one) ?? [])
            .map((one) => entry(one, snapshot))}
        />
      </>
    ))}
  </>
);

function entry(measure: Measure, snapshot: SnapshotDetail) {
  const why = lacks(measure, snapshot);
  return {
    title: `${measure.id} ${measure.name}`,
    ...(why ? {} : { href: at.measure(snapshot.number, measure.id) }),
    hint: why ?? measure.means,
    status: wordNames[measure.word],
  };
}
