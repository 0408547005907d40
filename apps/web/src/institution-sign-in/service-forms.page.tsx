import { type ProviderView, usualStudentNumbers } from '@footing/identity';
import {
  Button,
  Details,
  FileField,
  Heading,
  NumberField,
  PostForm,
  Radios,
  TextArea,
  TextField,
} from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';

/** Which kind of service it is. */
export function KindPage({ action, csrf, errors }: Omit<FormView, 'typed'>) {
  return (
    <PostForm action={action} csrf={csrf}>
      <Radios
        name="kind"
        legend="Which kind of sign-in service does your university have?"
        legendSize="l"
        legendIsPageHeading
        hint="Your IT team knows. Members of the UK federation have SAML."
        errors={errors}
        items={[
          { value: 'saml', text: 'SAML 2.0', hint: 'Shibboleth, OpenAthens, AD FS, Entra ID' },
          { value: 'oidc', text: 'OpenID Connect', hint: 'Entra ID, Keycloak, Google and others' },
        ]}
      />
      <Button>Go on</Button>
    </PostForm>
  );
}

interface ServiceFormView extends FormView {
  readonly title: string;
  /** Whether the service is there already. */
  readonly isChange: boolean;
}

export function OidcFormPage({ title, isChange, action, csrf, typed, errors }: ServiceFormView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors, spellcheck: false });
  return (
    <>
      <Heading>{title}</Heading>
      <PostForm action={action} csrf={csrf}>
        <NameField {...{ typed, errors }} />
        {isChange ? (
          <input type="hidden" name="issuer" value={textIn(typed, 'issuer')} />
        ) : (
          <TextField
            {...field('issuer')}
            label="Issuer"
            hint="The address your IT team gives, for example https://sign-in.wharfedale.ac.uk. It cannot be changed later."
          />
        )}
        <TextField {...field('clientId')} label="Client ID" hint="The name your university knows us by" />
        <TextField
          name="clientSecret"
          type="password"
          autocomplete="off"
          label="Client secret"
          hint={isChange ? 'Leave this empty to keep the one we have.' : 'We keep it sealed and never show it again.'}
          errors={errors}
        />
        <TextArea
          {...field('scopes')}
          rows={2}
          label="Your domains"
          hint="What stands behind the @ in your affiliations, for example wharfedale.ac.uk. One a line. Nobody of another domain is let in."
        />
        <StudentNumberField kind="oidc" {...{ typed, errors }} />
        <FinerPoints {...{ typed, errors }} />
        <Button>{isChange ? 'Save the settings' : 'Add this service'}</Button>
      </PostForm>
    </>
  );
}

const MOST_METADATA = 1024 * 1024;

export function SamlFormPage({ title, isChange, action, csrf, typed, errors }: ServiceFormView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors, spellcheck: false });
  return (
    <>
      <Heading>{title}</Heading>
      <p class="govuk-body">
        {isChange
          ? 'Leave the file empty to keep the metadata we have. New metadata must be of the same service.'
          : 'We need the metadata of your university’s sign-in service: its address, or a file.'}
      </p>
      <PostForm action={action} csrf={csrf} multipart>
        <NameField {...{ typed, errors }} />
        <WhereMetadataIs {...{ typed, errors }} />
        <TextArea
          {...field('scopes')}
          rows={2}
          label="Your domains"
          hint="Needed only if the metadata does not name them (AD FS and Entra ID do not). For example wharfedale.ac.uk. One a line."
        />
        <Details summary="The metadata is signed" open={textIn(typed, 'metadataCertificate') !== ''}>
          <TextArea
            {...field('metadataCertificate')}
            label="Certificate that signs it"
            hint="Paste it, and check its fingerprint with the federation by telephone. Then we take only metadata signed with it, and valid for at most 14 days."
          />
        </Details>
        <StudentNumberField kind="saml" {...{ typed, errors }} />
        <FinerPoints {...{ typed, errors }} />
        <Button>{isChange ? 'Save the settings' : 'Add this service'}</Button>
      </PostForm>
    </>
  );
}

type Fields = Pick<FormView, 'typed' | 'errors'>;

function WhereMetadataIs({ typed, errors }: Fields) {
  return (
    <>
      <TextField
        name="metadataUrl"
        type="url"
        label="Address of the metadata"
        hint="Best, for we then fetch it every four hours and follow every change of keys. It begins https://"
        value={textIn(typed, 'metadataUrl')}
        spellcheck={false}
        errors={errors}
      />
      <FileField
        name="file"
        label="Or a file with the metadata"
        hint="An XML file of your own university alone."
        accept=".xml"
        maxBytes={MOST_METADATA}
        errors={errors}
      />
    </>
  );
}

function NameField({ typed, errors }: Fields) {
  return (
    <TextField
      name="name"
      label="Words people see"
      hint="For example “Wharfedale students and staff”. It stands on the page where people choose how to sign in."
      value={textIn(typed, 'name')}
      errors={errors}
    />
  );
}

function StudentNumberField({ kind, typed, errors }: Fields & { readonly kind: ProviderView['kind'] }) {
  const usual = usualStudentNumbers[kind].join(', ');
  return (
    <TextField
      name="studentNumber"
      label="Which attribute carries the student number"
      hint={`It shows us which application is whose, so that students can see who looked at it. Usual ones are ${usual}. Take only one that students cannot change themselves. Leave it empty if none arrives.`}
      value={textIn(typed, 'studentNumber')}
      spellcheck={false}
      errors={errors}
    />
  );
}

function FinerPoints({ typed, errors }: Fields) {
  const isOpen = errors.some(({ field }) => field === 'strong' || field === 'skewSeconds');
  return (
    <Details summary="Clocks, and what means two factors" open={isOpen}>
      <NumberField
        name="skewSeconds"
        label="How many seconds the clocks may differ"
        hint="From 0 to 300. 120 is usual."
        value={textIn(typed, 'skewSeconds')}
        errors={errors}
      />
      <TextArea
        name="strong"
        label="Values that mean two factors"
        hint="One a line. Staff who sign in with one factor are asked for a second one here."
        value={textIn(typed, 'strong')}
        spellcheck={false}
        errors={errors}
      />
    </Details>
  );
}
