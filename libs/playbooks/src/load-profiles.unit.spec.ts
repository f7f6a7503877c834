import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_PROFILE, loadProfiles } from './load-profiles.js';
import { InvalidProfile } from './parse-profile.js';

describe('the shipped profiles', () => {
  const profiles = loadProfiles();

  it('are the hotline, the community order and the service request', () => {
    expect(profiles.all.map(({ id }) => id)).toEqual([
      'community-order-response',
      'hotline-immediate-response',
      'service-request',
    ]);
  });

  it('hold the default one', () => {
    expect(profiles.find(DEFAULT_PROFILE)).toMatchObject({ id: DEFAULT_PROFILE, version: 1 });
  });

  it('leave out what each mechanism does not know', () => {
    const skips = (id: string) => profiles.find(id)?.skips;
    expect(skips('hotline-immediate-response')).toEqual(['REQUESTED', 'ORDERED']);
    expect(skips('community-order-response')).toEqual([]);
    expect(skips('service-request')).toEqual([
      'REQUESTED',
      'ORDERED',
      'VERIFIED',
      'FED_BACK',
      'EVALUATED',
    ]);
  });

  it('take the catalogue’s limit, but not over the deadline of an imported record', () => {
    expect(profiles.all.map((each) => [each.id, each.overallLimitFromCatalogue])).toEqual([
      ['community-order-response', true],
      ['hotline-immediate-response', true],
      ['service-request', false],
    ]);
  });

  it('are not found under another name or version', () => {
    expect(profiles.find('whistle')).toBeUndefined();
    expect(profiles.find(DEFAULT_PROFILE, 99)).toBeUndefined();
  });
});

describe('a folder of profiles', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'profiles-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const put = (file: string, version: number): void => {
    writeFileSync(
      join(folder, file),
      `id: small-town
version: ${String(version)}
name: { zh: 小镇, en: Small town }
skips: []
maxReturns: ${String(version)}
maxReworkRounds: 1
evaluationWindowDays: 3
reopenWindowDays: 10
returnWindowHours: 24
reworkDays: 2
retentionClass: issue-10-years
`,
    );
  };

  it('gives the newest version, and an older one where an issue is pinned to it', () => {
    put('a.yaml', 10);
    put('b.yaml', 9);
    const profiles = loadProfiles(folder);

    expect(profiles.find('small-town')?.maxReturns).toBe(10);
    expect(profiles.find('small-town', 9)?.maxReturns).toBe(9);
    expect(profiles.all).toHaveLength(1);
  });

  it('is refused where two files describe the same version', () => {
    put('a.yaml', 1);
    put('b.yaml', 1);

    expect(() => loadProfiles(folder)).toThrow(
      new InvalidProfile('The profile small-town version 1 is described twice'),
    );
  });
});
