import { describe, expect, it } from '@jest/globals';
import { isVisitToken, VisitSigner } from './visit-signer.js';

const signer = new VisitSigner(Buffer.alloc(32, 1));
const NOON = Date.parse('2026-11-23T04:00:00Z');
const CLAIMS = { person: 'sub-1', issue: '01K9AAAAAAAAAAAAAAAAAAAAA1', expiresAt: NOON };

describe('the token of a visit', () => {
  it('says whom it is for until it ends', () => {
    const token = signer.sign(CLAIMS);
    expect(isVisitToken(token)).toBe(true);
    expect(signer.check(token, NOON - 1)).toEqual(CLAIMS);
    expect(() => signer.check(token, NOON)).toThrow('expired');
  });

  it('is good only as it was signed, and by this house', () => {
    const token = signer.sign(CLAIMS);
    const [, said = '', seal = ''] = token.split('.');
    const other = Buffer.from(JSON.stringify({ ...CLAIMS, person: 'sub-2' })).toString('base64url');
    const foreign = new VisitSigner(Buffer.alloc(32, 2)).sign(CLAIMS);
    for (const forged of [
      `visit.${other}.${seal}`,
      `visit.${said}.`,
      `visit.${said}`,
      'visit.',
      `visit.${said}.${seal.slice(1)}`,
      foreign,
    ])
      expect(() => signer.check(forged, NOON - 1)).toThrow('not valid');
  });
});
