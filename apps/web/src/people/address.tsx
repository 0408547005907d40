/** An e-mail address that may break after its dots and its @, so that it fits on a phone. */
export function Address({ email }: { readonly email: string }) {
  const parts = email.split(/(?<=[.@_-])/);
  return (
    <>
      {parts.map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </>
  );
}
