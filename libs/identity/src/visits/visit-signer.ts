import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { IdentityRefused } from '../refusal.js';

const PREFIX = 'visit.';

/** Somebody without an account: whom they speak for, and how long. */
export interface VisitClaims {
  /** The subject whose key seals what they say. */
  readonly person: string;
  /** The only matter they reach; absent: what they report in this visit. */
  readonly issue?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** True for a token of a visit, whoever signed it. */
export const isVisitToken = (token: string): boolean => token.startsWith(PREFIX);

/** Signs and checks visits (HMAC-SHA256 under a key of their own). Nothing is stored: they end by themselves. */
export class VisitSigner {
  readonly #key: Buffer;

  constructor(tokenSecret: Uint8Array) {
    this.#key = Buffer.from(hkdfSync('sha256', tokenSecret, '', 'shaodao visits', 32));
  }

  sign(claims: VisitClaims): string {
    const said = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return `${PREFIX}${said}.${this.#seal(said).toString('base64url')}`;
  }

  /** @throws IdentityRefused TOKEN_INVALID, TOKEN_EXPIRED */
  check(token: string, now: number): VisitClaims {
    const [said = '', seal = ''] = token.slice(PREFIX.length).split('.');
    const given = Buffer.from(seal, 'base64url');
    const right = this.#seal(said);
    if (given.length !== right.length || !timingSafeEqual(given, right))
      throw new IdentityRefused('TOKEN_INVALID');
    const claims = JSON.parse(Buffer.from(said, 'base64url').toString()) as VisitClaims;
    if (claims.expiresAt <= now) throw new IdentityRefused('TOKEN_EXPIRED');
    return claims;
  }

  #seal(said: string): Buffer {
    return createHmac('sha256', this.#key).update(said).digest();
  }
}
