import { Button, Details, Heading, PostForm, TextArea } from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';
import { paths } from '../paths';

/** Where an administrator names the university's own networks. */
export function CampusNetworksPage({ csrf, typed, errors }: Omit<FormView, 'action'>) {
  return (
    <>
      <Heading>Networks of the university</Heading>
      <p class="govuk-body">
        From one network we send at most 20 links to sign in an hour, so that nobody fills other people’s mailboxes. On
        a campus many people share one address. From the networks you name here we send up to 1,000 an hour for each
        address.
      </p>
      <PostForm action={paths.campusNetworks} csrf={csrf}>
        <TextArea
          name="ranges"
          label="Ranges of addresses"
          hint="One on each line, for example 192.0.2.0/24 or 2001:db8::/48. Leave it empty if there are none."
          rows={8}
          spellcheck={false}
          value={textIn(typed, 'ranges')}
          errors={errors}
        />
        <Button>Save</Button>
      </PostForm>
      <Details summary="Which ranges can I name?">
        <p class="govuk-body">
          Up to 20 that belong to your university alone; your network team knows them. The figure after the stroke can
          be 8 to 32 for IPv4, and 32 to 64 for IPv6. We tell every administrator and data protection officer when they
          change.
        </p>
      </Details>
    </>
  );
}
