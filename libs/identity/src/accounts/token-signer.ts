import { randomUUID, type webcrypto } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { IdentityRefused } from '../refusal.js';

const ISSUER = 'shaodao';
const SHORTEST_SECRET = 32;
const REMEMBERED_TOKENS = 10_000;

export interface TokenClaims {
  readonly account: string;
  readonly jti: string;
  /** The account's token generation when the token was made. */
  readonly generation: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Signs and checks tokens (JWT, HS256). A token once checked is known by its text until it ends. */
export class TokenSigner {
  readonly #key: Promise<webcrypto.CryptoKey>;
  readonly #clock: () => number;
  readonly #checked = new LRUCache<string, TokenClaims>({ max: REMEMBERED_TOKENS });

  /** @throws RangeError where the secret is shorter than 32 bytes (RFC 7518 §3.2). */
  constructor(secret: Uint8Array, clock: () => number) {
    if (secret.length < SHORTEST_SECRET)
      throw new RangeError(
        `The token secret needs ${SHORTEST_SECRET} bytes; it has ${secret.length}`,
      );
    // An imported key checks five times faster than raw bytes.
    this.#key = crypto.subtle.importKey(
      'raw',
      Uint8Array.from(secret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign', 'verify'],
    );
    this.#clock = clock;
  }

  async sign(account: string, generation: number, expiresAt: number): Promise<string> {
    return new SignJWT({ gen: generation })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setSubject(account)
      .setJti(randomUUID())
      .setIssuedAt(Math.floor(this.#clock() / 1_000))
      .setExpirationTime(Math.floor(expiresAt / 1_000))
      .sign(await this.#key);
  }

  /** @throws IdentityRefused TOKEN_INVALID, TOKEN_EXPIRED */
  async check(token: string): Promise<TokenClaims> {
    const claims = this.#checked.get(token) ?? (await this.#verify(token));
    if (claims.expiresAt <= this.#clock()) {
      this.#checked.delete(token);
      throw new IdentityRefused('TOKEN_EXPIRED');
    }
    return claims;
  }

  async #verify(token: string): Promise<TokenClaims> {
    const claims = await this.#readSigned(token);
    this.#checked.set(token, claims);
    return claims;
  }

  async #readSigned(token: string): Promise<TokenClaims> {
    try {
      const { payload } = await jwtVerify<{ gen?: unknown }>(token, await this.#key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        requiredClaims: ['sub', 'jti', 'exp', 'gen'],
        currentDate: new Date(this.#clock()),
      });
      const { sub, jti, gen, exp } = payload;
      if (sub === undefined || jti === undefined || exp === undefined || typeof gen !== 'number')
        throw new IdentityRefused('TOKEN_INVALID');
      return { account: sub, jti, generation: gen, expiresAt: exp * 1_000 };
    } catch (error) {
      throw new IdentityRefused(
        error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID',
      );
    }
  }
}
