import { Transform, Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);
const orNothing = ({ value }: { value: unknown }) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
/** One value a line, or several on a line with commas between. */
const listed = ({ value }: { value: unknown }) =>
  typeof value === 'string' ? [...new Set(value.split(/[\s,]+/).filter(Boolean))] : value;
const lowerListed = ({ value }: { value: unknown }) =>
  listed({ value: typeof value === 'string' ? value.toLowerCase() : value });

const DOMAIN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;
const anyAddress = { require_tld: false, protocols: ['http', 'https'], require_protocol: true };

/** What both kinds of sign-in service are asked; a page's form. */
export class ProviderInput {
  @Transform(trimmed)
  @Length(1, 80, { message: 'Enter the words for the button, for example “Wharfedale students and staff”' })
  @IsString({ message: 'Enter the words for the button' })
  name!: string;

  @Transform(lowerListed)
  @Matches(DOMAIN, { each: true, message: 'Enter domains such as wharfedale.ac.uk, one a line' })
  @IsArray()
  scopes: string[] = [];

  @Transform(listed)
  @MaxLength(200, { each: true, message: 'Each value can have at most 200 characters' })
  @ArrayNotEmpty({ message: 'Enter at least one value, or leave the ones we proposed' })
  @IsArray()
  strong!: string[];

  @Type(() => Number)
  @Max(300, { message: 'Enter at most 300 seconds: more would let old answers be used again' })
  @Min(0, { message: 'Enter a number of seconds from 0 to 300' })
  @IsInt({ message: 'Enter a whole number of seconds from 0 to 300' })
  skewSeconds!: number;

  /** '': students are not linked to their records. */
  @Transform(trimmed)
  @Matches(/^\S{0,200}$/, { message: 'Enter the name of one attribute, without spaces, or leave this empty' })
  @IsString({ message: 'Enter the name of one attribute, or leave this empty' })
  studentNumber: string = '';
}

/** A university’s OpenID Connect service. */
export class OidcProviderInput extends ProviderInput {
  @Transform(trimmed)
  @Matches(/^(?!.*\/(common|organizations|consumers)(\/|$))/, {
    message: 'Enter the address of your own tenant: “common” would let people of every university in',
  })
  @IsUrl(anyAddress, {
    message: 'Enter the issuer as your IT team gives it, for example https://sign-in.wharfedale.ac.uk',
  })
  issuer!: string;

  @Transform(trimmed)
  @Length(1, 255, { message: 'Enter the client ID' })
  @IsString({ message: 'Enter the client ID' })
  clientId!: string;

  /** Absent when a change leaves the one there is. */
  @Transform(orNothing)
  @IsOptional()
  @Length(1, 1_000, { message: 'Enter the client secret' })
  @IsString({ message: 'Enter the client secret' })
  clientSecret?: string;
}

/** A university’s SAML service; its metadata comes from an address or, sent beside this form, as a file. */
export class SamlProviderInput extends ProviderInput {
  @Transform(orNothing)
  @IsOptional()
  @IsUrl(anyAddress, { message: 'Enter the whole address of the metadata, beginning https://' })
  metadataUrl?: string;

  @Transform(orNothing)
  @IsOptional()
  @MaxLength(10_000, { message: 'Paste one certificate' })
  @Matches(/-----BEGIN CERTIFICATE-----/, {
    message: 'Paste the certificate with its first line, -----BEGIN CERTIFICATE-----',
  })
  metadataCertificate?: string;
}
