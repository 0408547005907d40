import { Controller, Get, Header, NotFoundException, Param, ParseIntPipe } from '@nestjs/common';
import { CurrentView, NotAudited, Public, type View } from '@footing/web';
import { DemoMailListPage, DemoMailPage } from './demo-mail.page';
import { MailCatcher } from './mail-catcher';

/** The mail that the demonstration would have sent. Never part of an installation in production. */
@Controller('demo/mail')
export class DemoMailController {
  constructor(private readonly catcher: MailCatcher) {}

  @Get()
  @Header('Referrer-Policy', 'no-referrer')
  @Public('everybody in the demonstration is invented, and so are their mailboxes')
  @NotAudited('nobody here is real')
  list(@CurrentView() view: View): string {
    return view.page({ title: 'Mail' }, <DemoMailListPage mails={this.catcher.all()} />);
  }

  @Get(':number')
  @Header('Referrer-Policy', 'no-referrer')
  @Public('everybody in the demonstration is invented, and so are their mailboxes')
  @NotAudited('nobody here is real')
  show(@Param('number', ParseIntPipe) number: number, @CurrentView() view: View): string {
    const mail = this.catcher.find(number);
    if (!mail) throw new NotFoundException();
    return view.page(
      { title: mail.subject, back: { href: '/demo/mail', text: 'All mail' } },
      <DemoMailPage {...mail} />,
    );
  }
}
