import type { Reset } from '@footing/identity';
import type { FieldError } from '@footing/kernel';
import { Button, ButtonGroup, Heading, PostForm, SummaryList, TextField } from '@footing/pages';
import { momentInWords } from '../../me/moment-in-words';
import type { Typed } from '../../http/read-form';
import { paths } from '../../paths';
import { Address } from '../../people/address';
import { textIn } from '../../programme/typed';

interface CodesLostView {
  readonly resets: readonly Reset[];
  /** The account of whoever looks. */
  readonly me: string | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Who waits for a second administrator, and a box to ask for somebody. */
export function CodesLostPage({ resets, me, typed, errors, csrf }: CodesLostView) {
  return (
    <>
      <Heading>People who lost their codes</Heading>
      <p class="govuk-body">
        Somebody who has neither their app nor a spare code cannot sign in. One administrator asks, another one agrees.
        Then they can sign in, and set up an app anew.
      </p>
      {resets.map((reset) => (
        <Waiting key={reset.id} {...{ reset, me, csrf }} />
      ))}
      <Heading level={2}>Ask for somebody</Heading>
      <PostForm action={paths.codesLost} csrf={csrf}>
        <TextField
          name="email"
          label="Their e-mail address"
          hint="Make sure first, in person or by telephone, that it is they who ask."
          type="email"
          spellcheck={false}
          value={textIn(typed, 'email')}
          errors={errors}
        />
        <Button variant="secondary">Ask to take codes off</Button>
      </PostForm>
    </>
  );
}

function Waiting({ reset, me, csrf }: { readonly reset: Reset; readonly me: string | null; readonly csrf: string }) {
  const mayAgree = me !== reset.askedBy && me !== reset.accountId;
  return (
    <>
      <Heading level={2}>{reset.name}</Heading>
      <SummaryList
        rows={[
          { label: 'Address', value: <Address email={reset.email} /> },
          { label: 'Asked by', value: reset.askedByName },
          { label: 'Asked', value: momentInWords(reset.askedAt) },
        ]}
      />
      <PostForm action={paths.agreeCodesLost(reset.id)} csrf={csrf}>
        {mayAgree ? null : <p class="govuk-body">Another administrator has to agree.</p>}
        <ButtonGroup>
          {mayAgree ? <Button>Take codes off</Button> : null}
          <Button variant="secondary" formAction={paths.withdrawCodesLost(reset.id)}>
            Leave codes on
          </Button>
        </ButtonGroup>
      </PostForm>
    </>
  );
}
