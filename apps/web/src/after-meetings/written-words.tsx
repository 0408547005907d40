import { boxesOf, boxNames, questions } from './reflection-words';

/** What somebody wrote, question by question. */
export function WrittenWords({ text }: { readonly text: string }) {
  const boxes = boxesOf(text);
  return (
    <>
      {boxNames.map((name, n) =>
        boxes[name] === '' ? null : (
          <p class="govuk-body" key={name}>
            <strong>{questions[n]}</strong>
            {boxes[name].split('\n').map((line) => (
              <>
                <br />
                {line}
              </>
            ))}
          </p>
        ),
      )}
    </>
  );
}
