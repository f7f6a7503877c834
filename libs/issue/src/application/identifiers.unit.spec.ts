import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IssueOrderEnvelope } from './door.js';
import { canonicalJson, commandFingerprint, derivedCode, receiptCode } from './identifiers.js';

const key = createSecretKey(Buffer.alloc(32, 7));
const envelope = (over: Partial<IssueOrderEnvelope> = {}): IssueOrderEnvelope => ({
  issue: '01J00000000000000000000001',
  command: { type: 'CloseIssue' },
  commandId: 'account-1:key-1',
  actor: { person: 'p1', roles: ['AGENT'] },
  correlationId: 'c1',
  ...over,
});

describe('identifiers that follow from the command', () => {
  it('are the same at every retry and differ between commands and purposes', () => {
    expect(derivedCode('c1', 'receipt', 8)).toBe(derivedCode('c1', 'receipt', 8));
    expect(derivedCode('c1', 'receipt', 8)).not.toBe(derivedCode('c2', 'receipt', 8));
    expect(derivedCode('c1', 'receipt', 8)).not.toBe(derivedCode('c1', 'subject', 8));
  });

  it('use no letter that is misheard on the phone', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(derivedCode(id, 'receipt', 8)).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
      }),
    );
  });

  it('show the day on the receipt', () => {
    expect(receiptCode('c1', '2026-11-23T01:02:03.000Z')).toMatch(
      /^SD-261123-[0-9A-Z]{4}-[0-9A-Z]{4}$/,
    );
  });
});

describe('the fingerprint of a command', () => {
  it('does not depend on the order of the fields sent', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
        const reversed = Object.fromEntries(Object.entries(body).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(body));
        expect(JSON.parse(canonicalJson(body))).toEqual(JSON.parse(JSON.stringify(body)));
      }),
    );
  });

  it('differs by person, by issue and by content', () => {
    const first = commandFingerprint(envelope(), key);
    const others = [
      envelope({ actor: { person: 'p2', roles: ['AGENT'] } }),
      envelope({ issue: '01J00000000000000000000002' }),
      envelope({ command: { type: 'ArchiveIssue' } }),
    ].map((other) => commandFingerprint(other, key));
    expect(new Set([first, ...others]).size).toBe(4);
  });

  it('ignores the new name a retried report gives its issue', () => {
    const report = {
      type: 'ReportIssue',
      channel: 'hotline',
      kind: 'HELP',
      title: '路灯不亮',
    } as const;
    const first = commandFingerprint(envelope({ command: report }), key);
    const retry = commandFingerprint(
      envelope({ command: report, issue: '01J00000000000000000000009' }),
      key,
    );
    expect(retry).toBe(first);
  });

  it('cannot be computed without the key', () => {
    expect(commandFingerprint(envelope(), key)).not.toBe(
      commandFingerprint(envelope(), createSecretKey(Buffer.alloc(32, 8))),
    );
  });
});
