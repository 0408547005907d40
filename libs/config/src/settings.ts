import { plainToInstance, Type } from 'class-transformer';
import {
  IsEmail,
  IsIn,
  IsInt,
  IsIP,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';
import path from 'node:path';
import { CannotStart } from './cannot-start';

const port = { min: 0, max: 65_535 };

/** Every setting the apps read from their environment; names in capitals are the variables' own. */
export class Settings {
  @IsIn(['development', 'test', 'production'], { message: 'NODE_ENV must be development, test or production' })
  NODE_ENV: 'development' | 'test' | 'production' = 'development';

  /** Port of the pages; 0 takes any free one. */
  @Type(() => Number)
  @IsInt()
  @Min(port.min)
  @Max(port.max)
  PORT = 3000;

  /** Port of the JSON API; 0 takes any free one. */
  @Type(() => Number)
  @IsInt()
  @Min(port.min)
  @Max(port.max)
  API_PORT = 3001;

  /** The network address to listen at; none means every one of this machine. `apps/local` listens to this machine alone. */
  @IsOptional()
  @IsIP(undefined, { message: 'HOST must be a network address such as 127.0.0.1' })
  HOST?: string;

  /**
   * A PostgreSQL 18 or later of your own, as the login the apps use: it owns nothing. Only `apps/local` can do without:
   * it then starts the embedded one.
   */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'DATABASE_URL must begin postgres://' })
  DATABASE_URL?: string;

  /** The same database as the login that owns its tables: for migrating, and for nothing else. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'DATABASE_OWNER_URL must begin postgres://' })
  DATABASE_OWNER_URL?: string;

  /** Wraps the keys that special-category data is sealed with: 32 bytes in base64. `apps/local` makes one and keeps it. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9+/]{43}=$/, { message: 'MASTER_KEY must be 32 bytes in base64: openssl rand -base64 32' })
  MASTER_KEY?: string;

  /** The master key before this one, while keys are being wrapped anew. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9+/]{43}=$/, { message: 'OLD_MASTER_KEY must be 32 bytes in base64' })
  OLD_MASTER_KEY?: string;

  /** The mail server, for example smtps://name:password@mail.example.ac.uk. `apps/local` catches mail itself. */
  @IsOptional()
  @Matches(/^smtps?:\/\//, { message: 'SMTP_URL must begin smtp:// or smtps://' })
  SMTP_URL?: string;

  /** The address that mail comes from. */
  @IsOptional()
  @IsEmail({ require_tld: false }, { message: 'MAIL_FROM must be an e-mail address' })
  MAIL_FROM?: string;

  /** Where the embedded database and what belongs to it are kept between starts. */
  @IsString()
  FOOTING_DATA_DIR = '.footing';

  /** Signs the session cookie. No default: `apps/local` makes one and keeps it in its data folder. */
  @IsOptional()
  @IsString()
  @MinLength(32, { message: 'SESSION_SECRET must have at least 32 characters' })
  SESSION_SECRET?: string;

  /**
   * A folder, best one that the apps may add to and not change, where the newest seal of the record of who looked is
   * written down every hour. None: only the data protection officer's page shows it.
   */
  @IsOptional()
  @IsString()
  AUDIT_HEADS_DIR?: string;

  /**
   * A folder, on another disk than the database, where every stop that somebody asks for is written down: after a restore
   * the database is told of them before the service starts. None: a restore forgets what was stopped since the backup.
   */
  @IsOptional()
  @IsString()
  CONSENT_JOURNAL_DIR?: string;

  /**
   * A Maildir folder that mail to the addresses of meetings (`name+m-…@…`, made from MAIL_FROM) is left in: what calendar
   * programs answer to invitations is read from it. None: it is not read.
   */
  @IsOptional()
  @IsString()
  MAIL_REPLIES_DIR?: string;

  /** The name with which the mail server signs what it has checked of such mail; needed with MAIL_REPLIES_DIR. */
  @IsOptional()
  @Matches(/^[\w.-]{1,255}$/, { message: 'MAIL_REPLIES_CHECKED_BY must be the name of a mail server' })
  MAIL_REPLIES_CHECKED_BY?: string;

  /** The address people type, for links and for cookies that need https; empty means plain http on this machine. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] }, { message: 'PUBLIC_URL must be a web address' })
  PUBLIC_URL?: string;

  /** How many proxies stand in front; 0 means that no forwarded header is believed. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10)
  TRUST_PROXY_HOPS = 0;

  /** Most bytes one uploaded spreadsheet may have. */
  @Type(() => Number)
  @IsInt()
  @Min(1_000)
  MAX_UPLOAD_BYTES = 64 * 1024 * 1024;
}

/** The names of all of them, those without a default last. */
export const settingNames: readonly string[] = [
  ...Object.keys(new Settings()),
  'HOST',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'MASTER_KEY',
  'OLD_MASTER_KEY',
  'SMTP_URL',
  'MAIL_FROM',
  'SESSION_SECRET',
  'PUBLIC_URL',
  'AUDIT_HEADS_DIR',
  'CONSENT_JOURNAL_DIR',
  'MAIL_REPLIES_DIR',
  'MAIL_REPLIES_CHECKED_BY',
];

/** One message that names everything wrong with the environment. */
export class SettingsRefused extends CannotStart {
  constructor(readonly faults: readonly string[]) {
    super(`The settings need attention:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/**
 * The settings, read once and frozen. This is the one reader of the environment.
 * @throws {SettingsRefused} naming every variable that is missing or wrong, all at once.
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(settingNames.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  const faults = validateSync(settings).flatMap(({ property, constraints }) =>
    Object.values(constraints ?? {}).map((message) =>
      message.startsWith(property) ? message : `${property}: ${message}`,
    ),
  );
  if (settings.MAIL_REPLIES_DIR && !settings.MAIL_REPLIES_CHECKED_BY)
    faults.push(
      'MAIL_REPLIES_CHECKED_BY is needed with MAIL_REPLIES_DIR: mail that nobody has checked is not believed',
    );
  faults.push(...unsafeInProduction(settings));
  if (faults.length > 0) throw new SettingsRefused(faults);
  settings.FOOTING_DATA_DIR = path.resolve(settings.FOOTING_DATA_DIR);
  return Object.freeze(settings);
}

function unsafeInProduction(settings: Settings): string[] {
  if (settings.NODE_ENV !== 'production') return [];
  return [
    ...(settings.DATABASE_URL ? [] : ['DATABASE_URL is needed when NODE_ENV is production']),
    ...(settings.SESSION_SECRET ? [] : ['SESSION_SECRET is needed when NODE_ENV is production']),
    ...(settings.MASTER_KEY ? [] : ['MASTER_KEY is needed when NODE_ENV is production']),
    ...(settings.SMTP_URL && !settings.MAIL_FROM
      ? ['MAIL_FROM is needed with SMTP_URL when NODE_ENV is production']
      : []),
    ...(settings.SMTP_URL && !settings.PUBLIC_URL
      ? ['PUBLIC_URL is needed with SMTP_URL when NODE_ENV is production: links in mail lead there']
      : []),
  ];
}
