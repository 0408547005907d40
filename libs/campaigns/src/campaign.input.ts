import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { type StandingCode, standings } from './domain/segment';

const PlainText = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value,
  );
/** One box ticked comes as a text, several as a list. */
const AsList = () =>
  Transform(({ value }: { value: unknown }): unknown => (typeof value === 'string' ? [value].filter(Boolean) : value));
/** Words with commas or line ends between. */
const Words = () =>
  Transform(({ value }: { value: unknown }): unknown =>
    typeof value === 'string'
      ? value
          .split(/[,;\n]/)
          .map((one) => one.trim())
          .filter(Boolean)
          .slice(0, 50)
      : value,
  );
const EachId = (message: string) => IsUUID(undefined, { each: true, message });
const EachText = () => IsString({ each: true, message: 'Enter words with commas between' });

/** A campaign as it is written. */
export class CampaignInput {
  @IsUUID(undefined, { message: 'Choose a round' })
  roundId!: string;

  @PlainText()
  @Length(1, 120, { message: 'Enter a name for your own list, at most 120 characters' })
  @IsString({ message: 'Enter a name for your own list' })
  name!: string;

  @IsIn(Object.keys(standings), { message: 'Choose whom it is for' })
  standing!: StandingCode;

  @AsList()
  @EachId('Choose schools from the list')
  schools: string[] = [];

  @AsList()
  @EachId('Choose groups from the list')
  groups: string[] = [];

  @Words()
  @EachText()
  years: string[] = [];

  @Words()
  @EachText()
  courses: string[] = [];

  @Words()
  @EachText()
  sectors: string[] = [];

  @PlainText()
  @Length(1, 150, { message: 'Enter a subject, at most 150 characters' })
  @IsString({ message: 'Enter a subject' })
  subject!: string;

  @PlainText()
  @Length(1, 5_000, { message: 'Enter the text, at most 5,000 characters' })
  @IsString({ message: 'Enter the text' })
  body!: string;
}

const AsNumber = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && value.trim() !== '' ? Number(value) : value,
  );
const AsTicked = () => Transform(({ value }: { value: unknown }) => value === 'yes' || value === true);

/** When mail may go out, and how much of it. */
export class CampaignSettingsInput {
  @AsNumber()
  @Max(24, { message: 'Enter an hour from 12 to 24' })
  @Min(12, { message: 'Enter an hour from 12 to 24' })
  @IsInt({ message: 'Enter an hour from 12 to 24' })
  from!: number;

  @AsNumber()
  @Max(12, { message: 'Enter an hour from 0 to 12' })
  @Min(0, { message: 'Enter an hour from 0 to 12' })
  @IsInt({ message: 'Enter an hour from 0 to 12' })
  until!: number;

  @AsTicked()
  @IsBoolean({ message: 'Choose one of the two' })
  sundays: boolean = false;

  @AsNumber()
  @Max(20, { message: 'Enter a number from 1 to 20' })
  @Min(1, { message: 'Enter a number from 1 to 20' })
  @IsInt({ message: 'Enter a number from 1 to 20' })
  mostMails!: number;

  @AsNumber()
  @Max(60, { message: 'Enter a number from 1 to 60' })
  @Min(1, { message: 'Enter a number from 1 to 60' })
  @IsInt({ message: 'Enter a number from 1 to 60' })
  daysApart!: number;

  @AsTicked()
  @IsBoolean({ message: 'Choose one of the two' })
  reminders: boolean = false;
}
