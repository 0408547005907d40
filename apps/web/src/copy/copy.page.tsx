import type { PartOfMe } from '@footing/consent';
import { Button, Details, Heading, InsetText, PostForm } from '@footing/pages';
import { paths } from '../paths';

interface CopyView {
  readonly parts: readonly Pick<PartOfMe, 'title' | 'words'>[];
  /** Whether they signed in a moment ago. */
  readonly isFresh: boolean;
  /** Where to prove again that it is them. */
  readonly prove: string;
  readonly csrf: string;
}

/** Everything about somebody, to take away. */
export function CopyPage({ parts, isFresh, prove, csrf }: CopyView) {
  return (
    <>
      <Heading>Download everything about me</Heading>
      <p class="govuk-body">
        You get one file. In it is a page to read, and the same as tables and for other programs. It is made at once.
      </p>
      <Details summary="What is in it">
        <ul class="govuk-list govuk-list--bullet">
          {parts.map(({ title, words }) => (
            <li>
              <strong>{title}.</strong> {words}
            </li>
          ))}
        </ul>
      </Details>
      <InsetText>
        It holds things that are nobody else’s business. Save it where only you can open it, and not on a shared
        computer.
      </InsetText>
      {isFresh ? (
        <PostForm action={paths.myCopy} csrf={csrf}>
          <Button>Download it</Button>
        </PostForm>
      ) : (
        <>
          <p class="govuk-body">
            You signed in more than 5 minutes ago. Sign in once more, so that we know it is still you.
          </p>
          <Button href={prove}>Sign in again</Button>
        </>
      )}
    </>
  );
}
