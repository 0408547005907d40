import { Button, PostForm } from '@footing/pages';

/** A round in which somebody can take part again now. */
export interface RoundAgain {
  readonly roundId: string;
  readonly roundName: string;
  /** Where a tap begins it, with the answers of before filled in. */
  readonly action: string;
}

/** One button for each round; a word where none is open. */
export function AgainButtons({ again, csrf }: { readonly again: readonly RoundAgain[]; readonly csrf: string }) {
  if (again.length === 0)
    return <p class="govuk-body">The next sign-up is not open yet. When it opens, you find it on your first page.</p>;
  return (
    <>
      <p class="govuk-body">What you told us before is filled in. Look it through, and send it.</p>
      {again.map(({ roundId, roundName, action }) => (
        <PostForm key={roundId} action={action} csrf={csrf}>
          <Button>Take part again: {roundName}</Button>
        </PostForm>
      ))}
    </>
  );
}
