import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { TokenSigner } from './token-signer.js';

const secret = randomBytes(32);
const T0 = Date.parse('2026-03-01T08:00:00Z');
const HOUR = 3_600_000;
let now = T0;
const signer = new TokenSigner(secret, () => now);
const code = (expected: string): object => expect.objectContaining({ code: expected });

describe('A token', () => {
  it('says whose it is, of which generation, and when it ends', async () => {
    const token = await signer.sign('acc-1', 3, T0 + HOUR);
    expect(await signer.check(token)).toEqual({
      account: 'acc-1',
      generation: 3,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      expiresAt: T0 + HOUR,
    });
  });

  it('is never the same twice', async () => {
    expect(await signer.sign('acc-1', 1, T0 + HOUR)).not.toBe(
      await signer.sign('acc-1', 1, T0 + HOUR),
    );
  });

  it('ends in time, checked before or not', async () => {
    const [seen, unseen] = [
      await signer.sign('acc-1', 1, T0 + HOUR),
      await signer.sign('acc-1', 1, T0 + HOUR),
    ];
    await signer.check(seen);
    now = T0 + HOUR;
    await expect(signer.check(seen)).rejects.toEqual(code('TOKEN_EXPIRED'));
    await expect(signer.check(unseen)).rejects.toEqual(code('TOKEN_EXPIRED'));
    now = T0;
  });

  it('of another secret is refused', async () => {
    const foreign = await new TokenSigner(randomBytes(32), () => T0).sign('acc-1', 1, T0 + HOUR);
    await expect(signer.check(foreign)).rejects.toEqual(code('TOKEN_INVALID'));
  });

  it('with changed claims is refused', async () => {
    const [head, , signature] = (await signer.sign('acc-1', 1, T0 + HOUR)).split('.');
    const claims = { iss: 'shaodao', sub: 'admin', jti: 'x', gen: 1, exp: T0 / 1_000 + 60 };
    const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
    await expect(signer.check(`${head}.${body}.${signature}`)).rejects.toEqual(
      code('TOKEN_INVALID'),
    );
  });

  it('that claims to need no signature is refused', async () => {
    const part = (value: object): string =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: 'shaodao', sub: 'admin', jti: 'x', gen: 1, exp: T0 / 1_000 + 60 };
    await expect(signer.check(`${part({ alg: 'none' })}.${part(claims)}.`)).rejects.toEqual(
      code('TOKEN_INVALID'),
    );
  });

  it.each([
    ['another issuer', { iss: 'elsewhere', sub: 'a', jti: 'x', gen: 1 }],
    ['no subject', { iss: 'shaodao', jti: 'x', gen: 1 }],
    ['no id', { iss: 'shaodao', sub: 'a', gen: 1 }],
    ['no generation', { iss: 'shaodao', sub: 'a', jti: 'x' }],
    ['a generation in words', { iss: 'shaodao', sub: 'a', jti: 'x', gen: 'one' }],
  ])('with %s is refused though rightly signed', async (_, claims) => {
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(new Date(T0 + HOUR))
      .sign(secret);
    await expect(signer.check(token)).rejects.toEqual(code('TOKEN_INVALID'));
  });

  it.each(['', 'abc', 'a.b.c', '..'])('like %p is refused', async (token) => {
    await expect(signer.check(token)).rejects.toEqual(code('TOKEN_INVALID'));
  });

  it('is not made with a secret that can be guessed', () => {
    expect(() => new TokenSigner(randomBytes(31), () => T0)).toThrow('needs 32 bytes; it has 31');
  });
});
