import { KeySwitch } from '@footing/pages';

const keys: readonly (readonly [string, string])[] = [
  ['j', 'the next student'],
  ['k', 'the student before'],
  ['a', 'approve'],
  ['p', 'pin or unpin'],
  ['r', 'go to the reason for a rejection'],
  ['u', 'undo the last decision'],
  ['?', 'open or close this help'],
];

/** The keys of the bench, and the switch that turns them off. Without script the browser's access keys do the same. */
export function KeyHelp() {
  return (
    <>
      <details class="govuk-details">
        <summary class="govuk-details__summary" data-key="?" aria-keyshortcuts="?">
          <span class="govuk-details__summary-text">Keys for this page</span>
        </summary>
        <div class="govuk-details__text">
          <dl class="footing-keys">
            {keys.map(([key, what]) => (
              <div key={key}>
                <dt>
                  <kbd class="footing-key">{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <p class="govuk-body-s">
            They work when you are not typing in a field. You can turn them off. Your browser’s access keys (for example
            Alt and the letter) always work.
          </p>
        </div>
      </details>
      <KeySwitch />
    </>
  );
}
