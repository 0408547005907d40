import { classes } from '../classes';
import { LabelledGroup, type LabelledProps, describedBy, errorFor } from './field-parts';

/** A file to send; its form must be `multipart`. */
export interface FileFieldProps extends LabelledProps {
  /** The largest file that will be taken, in bytes. Shown to the reader; the server must still check it. */
  readonly maxBytes: number;
  /** Kinds of file as in HTML, such as `.csv,.xlsx`; absent: any. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
}

const MIB = 1024 * 1024;

/** A size for people: "200 kB", "5 MB", "1.5 MB". Thousands, but a limit of so many times 1,024 × 1,024 bytes is that many MB. */
export function sizeInWords(bytes: number): string {
  if (bytes >= MIB && bytes % MIB === 0) return `${bytes / MIB} MB`;
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${Math.round(bytes / 100_000) / 10} MB`;
}

/** A labelled file input that says how large a file may be. With script, files can be dropped on the whole field, and one that is too large is named before it is sent. */
export function FileField(props: FileFieldProps) {
  const { name, hint, maxBytes } = props;
  const error = errorFor(props.errors, name);
  const limit = `Up to ${sizeInWords(maxBytes)}.`;
  const wording = hint ? (
    <>
      {hint} {limit}
    </>
  ) : (
    limit
  );
  return (
    <LabelledGroup props={{ ...props, hint: wording }}>
      <input
        class={classes('govuk-file-upload', error !== undefined && 'govuk-file-upload--error')}
        id={name}
        name={name}
        type="file"
        multiple={props.multiple}
        aria-describedby={describedBy(name, wording, error)}
        accept={props.accept}
        data-max-bytes={maxBytes}
      />
    </LabelledGroup>
  );
}
