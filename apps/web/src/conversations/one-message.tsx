import type { Message } from '@footing/conversations';
import { sizeInWords } from '@footing/pages';
import { moment } from '../review/review-words';

/** One message of a list, as those who may read it see it. @param fileAt where its file is, where one came with it. */
export function OneMessage({ message, fileAt }: { readonly message: Message; readonly fileAt: string }) {
  const { number, isMine, firstName, at, words, file } = message;
  return (
    <li data-number={number}>
      <span class="govuk-hint">
        <b>{isMine ? 'You' : firstName}</b>, {moment(at)}
      </span>
      {words === '' ? null : <Words words={words ?? 'This can no longer be opened: whoever wrote it has left.'} />}
      {file === null ? null : (
        <p class="govuk-body">
          {file.name === null ? (
            'A file that can no longer be opened.'
          ) : (
            <>
              <a class="govuk-link" href={fileAt} download>
                {file.name}
              </a>{' '}
              ({sizeInWords(file.bytes)})
            </>
          )}
        </p>
      )}
    </li>
  );
}

function Words({ words }: { readonly words: string }) {
  return (
    <>
      {words.split('\n').map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
    </>
  );
}
