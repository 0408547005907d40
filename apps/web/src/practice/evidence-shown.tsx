import type { PracticeEvidence } from '@footing/evidence';

/** What shows that something is so, as a list; nothing where there is none. */
export function EvidenceShown({ evidence }: { readonly evidence: readonly PracticeEvidence[] }) {
  if (evidence.length === 0) return <p class="govuk-body">No evidence is named yet.</p>;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {evidence.map((one) => (
        <li>
          <OneShown {...one} />
        </li>
      ))}
    </ul>
  );
}

function OneShown({ url, snapshot, words }: PracticeEvidence) {
  if (url === null) return <>{`Snapshot ${snapshot}${words === '' ? '' : `: ${words}`}`}</>;
  return (
    <a class="govuk-link" href={url} rel="noopener noreferrer">
      {words === '' ? url : words}
    </a>
  );
}
