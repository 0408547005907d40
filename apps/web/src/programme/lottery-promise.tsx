import type { ShownLottery } from '@footing/programmes';
import { Details, Heading, InsetText } from '@footing/pages';

/** The round's lottery, promised before and opened after: with what anybody needs to check it. */
export function LotteryPromise({ lottery: { commitment, seed } }: { lottery: ShownLottery }) {
  return (
    <>
      <Heading level={2}>The lottery is fixed already</Heading>
      <p class="govuk-body">
        All lottery numbers of this round come from one secret, drawn when the round was made. Every draft uses it.
        Nobody can draw again until the result pleases them.
      </p>
      <p class="govuk-body">
        This is the fingerprint of the secret. Write it down or publish it now. It does not give the secret away.
      </p>
      <InsetText>
        <code>{commitment}</code>
      </InsetText>
      {seed === null ? (
        <p class="govuk-body">The secret is shown here once pairings of this round are published.</p>
      ) : (
        <>
          <p class="govuk-body">Pairings are published, so this is the secret:</p>
          <InsetText>
            <code>{seed}</code>
          </InsetText>
        </>
      )}
      <Details summary="How to check it">
        <p class="govuk-body">
          The fingerprint is the SHA-256 of the 32 letters and digits of the secret. When the secret is shown, work its
          SHA-256 out with any tool you trust. If it is the fingerprint above, the secret is the one that was drawn.
        </p>
      </Details>
    </>
  );
}
