import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** How an answer differs from an honest one. */
export interface PasskeyTwist {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  /** Without face, finger or PIN. */
  readonly unverified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  /** Claims to be this passkey. */
  readonly id?: string;
  /** Changes one bit after signing. */
  readonly spoilt?: boolean;
  /** Certificates of the device's maker, which nobody asked for. */
  readonly certificates?: readonly Buffer[];
}

/** What a page of ours asks of a browser to make a passkey. */
export interface AskedToMake {
  readonly challenge: string;
  readonly rp: { readonly id?: string };
  readonly user: { readonly id: string };
}

/** What it asks for signing in. */
export interface AskedToShow {
  readonly challenge: string;
  readonly rpId?: string;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const MAY_BE_BACKED_UP = 0x08;
const BACKED_UP = 0x10;
const HAS_KEY = 0x40;

/** A device with one passkey, and the browser it is used in: real keys and real signatures, so that it can be made to lie. */
export class SoftPasskey {
  readonly id = randomBytes(32).toString('base64url');
  counter = 0;
  userHandle = '';
  private readonly keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

  constructor(readonly origin: string) {
    this.keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** Makes the passkey. @returns what the browser sends, as JSON. */
  make(asked: AskedToMake, twist: PasskeyTwist = {}): string {
    this.userHandle = asked.user.id;
    const id = Buffer.from(twist.id ?? this.id, 'base64url');
    const about = Buffer.concat([Buffer.alloc(16), Buffer.from([id.length >> 8, id.length & 0xff]), id, this.cose()]);
    const data = Buffer.concat([this.head(asked.rp.id ?? '', twist, HAS_KEY), about]);
    const client = this.client('webauthn.create', asked.challenge, twist);
    const statement = twist.certificates
      ? { alg: -7, sig: this.sign(data, client), x5c: [...twist.certificates] }
      : ({} as const);
    const attestation = cbor({ fmt: twist.certificates ? 'packed' : 'none', attStmt: statement, authData: data });
    return JSON.stringify({
      ...this.named(twist),
      response: {
        clientDataJSON: client.toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal', 'hybrid'],
      },
    });
  }

  /** Signs what was asked. @returns what the browser sends, as JSON. */
  show(asked: AskedToShow, twist: PasskeyTwist = {}): string {
    this.counter += 1;
    const data = this.head(asked.rpId ?? '', twist, 0);
    const client = this.client('webauthn.get', asked.challenge, twist);
    const signature = this.sign(data, client);
    if (twist.spoilt) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
    return JSON.stringify({
      ...this.named(twist),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: twist.userHandle ?? this.userHandle,
      },
    });
  }

  private named({ id = this.id }: PasskeyTwist) {
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, authenticatorAttachment: 'platform' };
  }

  private client(type: string, challenge: string, twist: PasskeyTwist): Buffer {
    const { origin = this.origin, crossOrigin = false } = twist;
    return Buffer.from(
      JSON.stringify({ type: twist.type ?? type, challenge: twist.challenge ?? challenge, origin, crossOrigin }),
    );
  }

  private head(rpId: string, twist: PasskeyTwist, more: number): Buffer {
    const flags = PRESENT | (twist.unverified ? 0 : VERIFIED) | MAY_BE_BACKED_UP | BACKED_UP | more;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(twist.counter ?? this.counter);
    return Buffer.concat([
      createHash('sha256')
        .update(twist.rpId ?? rpId)
        .digest(),
      Buffer.from([flags]),
      counter,
    ]);
  }

  private sign(data: Buffer, client: Buffer): Buffer {
    const hash = createHash('sha256').update(client).digest();
    return sign('sha256', Buffer.concat([data, hash]), this.keys.privateKey);
  }

  /** The public key as COSE writes it: P-256, ES256. */
  private cose(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    return cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
  }
}

type Cbor = number | string | Buffer | readonly Cbor[] | Map<number, Cbor> | { readonly [name: string]: Cbor };

/** The little of CBOR that passkeys are written in. Source: RFC 8949. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? start(1, -1 - value) : start(0, value);
  if (typeof value === 'string') return Buffer.concat([start(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([start(2, value.length), value]);
  if (isList(value)) return Buffer.concat([start(4, value.length), ...value.map(cbor)]);
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Buffer.concat([start(5, entries.length), ...entries.flatMap(([name, one]) => [cbor(name), cbor(one)])]);
}

const isList = (value: Cbor): value is readonly Cbor[] => Array.isArray(value);

function start(major: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  if (size < 256) return Buffer.from([(major << 5) | 24, size]);
  return Buffer.from([(major << 5) | 25, size >> 8, size & 0xff]);
}
