import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { OwnPlaces } from '@footing/giving';
import { DomainError, type FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { Places } from '@footing/pairings';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { PlacesListPage, PlacesPage } from './places.page';

/** How many places a mentor has, and breaks. */
@Controller('me/places')
@Needs('offer.own')
export class PlacesController {
  constructor(
    private readonly own: OwnPlaces,
    private readonly places: Places,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  async list(@CurrentView() view: View): Promise<string> {
    const { offers } = await this.own.of(view.actor);
    const [only] = offers;
    if (only && offers.length === 1) return view.seeOther(paths.placesOf(only.offerId));
    return view.page({ title: 'My places', back }, <PlacesListPage offers={offers} />);
  }

  @Get(':id')
  @NotAudited('people look at what is about themselves')
  show(@CurrentView() view: View, @Param('id', Id) offerId: string): Promise<string> {
    return this.page(view, offerId, {});
  }

  @Post(':id')
  @Audited('places.changed')
  async change(@CurrentView() view: View, @Param('id', Id) offerId: string, @Body() body: Typed): Promise<string> {
    const text = textIn(body, 'places').trim();
    try {
      await this.own.change(view.actor, offerId, /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN);
    } catch (error) {
      return this.again(view, offerId, body, error);
    }
    return view.seeOther(paths.placesOf(offerId), 'Your places are changed.');
  }

  @Post(':id/right')
  @Audited('places.confirmed')
  async right(@CurrentView() view: View, @Param('id', Id) offerId: string): Promise<string> {
    await this.own.confirm(view.actor, offerId);
    return view.seeOther(paths.myStudents, 'Thank you. Your places stay as they are.');
  }

  @Post(':id/pause')
  @Audited('places.paused')
  async pause(@CurrentView() view: View, @Param('id', Id) offerId: string, @Body() body: Typed): Promise<string> {
    const day = readDateField(body, 'until', 'The day');
    try {
      if (day.kind === 'wrong') throw new DomainError('invalid', 'places.pause-until', offerId, [day.error]);
      await this.own.pause(view.actor, offerId, day.kind === 'date' ? day.date : '');
    } catch (error) {
      return this.again(view, offerId, body, error);
    }
    return view.seeOther(paths.placesOf(offerId), 'You are taking a break from new students.');
  }

  @Post(':id/resume')
  @Audited('places.resumed')
  async resume(@CurrentView() view: View, @Param('id', Id) offerId: string): Promise<string> {
    await this.places.resume(view.actor, offerId);
    return view.seeOther(paths.placesOf(offerId), 'You can be found for students again.');
  }

  /** The page as it was typed, with what is to be put right. */
  private again(view: View, offerId: string, typed: Typed, error: unknown): Promise<string> {
    if (error instanceof DomainError && error.code === 'places.held')
      return this.page(view, offerId, typed, [
        { field: 'places', message: 'More students than that have a place with you. Nobody loses one' },
      ]);
    return this.page(view, offerId, typed, fieldErrors(error).map(atTheDay));
  }

  private async page(view: View, offerId: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const { offers } = await this.own.of(view.actor);
    const offer = offers.find((one) => one.offerId === offerId);
    if (!offer) throw new DomainError('not-found', 'offer.not-found', offerId);
    return view.page(
      { title: 'My places', errors, back },
      <PlacesPage {...{ offer, typed, errors }} csrf={view.csrf} />,
    );
  }
}

const back = { href: paths.myStudents, text: 'My students' };

const atTheDay = (error: FieldError): FieldError =>
  error.field === 'until' ? { ...error, field: 'until-day' } : error;
