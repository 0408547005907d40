import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { FileSettings } from '@footing/conversations';
import { Button, Checkboxes, Heading, PostForm } from '@footing/pages';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { listIn } from '../programme/typed';

/** Whether files can be sent with the messages of a programme. */
@Controller('programmes/:id/messages')
@Needs('programmes.edit')
export class FileSettingsController {
  constructor(private readonly settings: FileSettings) {}

  @Get()
  @NotAudited('it shows settings, and nobody’s data')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { name, takesFiles } = await this.settings.of(view.actor, id);
    return view.page(
      { title: 'Files with messages', back: { href: paths.programme(id), text: name } },
      <>
        <Heading caption={name}>Files with messages</Heading>
        <p class="govuk-body">
          In this programme, students and mentors can write to each other. You can let them send files as well: a PDF,
          or a picture as PNG or JPEG, up to 5 MB each and 30 in one conversation. We check what kind of file it is. We
          do not check it for viruses.
        </p>
        <PostForm action={paths.filesWithMessages(id)} csrf={view.csrf}>
          <Checkboxes
            name="files"
            legend="Files"
            hint="Where you stop it, what was sent stays and no more can be sent."
            items={[{ value: 'yes', text: 'People can send files with their messages' }]}
            values={takesFiles ? ['yes'] : []}
          />
          <Button>Save</Button>
        </PostForm>
      </>,
    );
  }

  @Post()
  @Audited('programme.changed')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed = {}): Promise<string> {
    const takesFiles = listIn(typed, 'files').includes('yes');
    await this.settings.set(view.actor, id, takesFiles);
    return view.seeOther(
      paths.programme(id),
      takesFiles ? 'People can send files with their messages.' : 'No files can be sent with messages.',
    );
  }
}
