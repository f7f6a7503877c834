import { beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@shaodao/decider';
import { DirectorySnapshot, EMPTY_DIRECTORY, evolveDirectory } from '@shaodao/directory';
import type { Position } from '@shaodao/event-store';
import { HOUSE_PARSER, shippedCatalogue } from '@shaodao/playbooks';
import type { TimelineEntry } from '@shaodao/read-models';
import { MemoryVault } from '@shaodao/vault';
import type { Views } from './personal-view.js';
import { timelineAnswer, type TimelineLine } from './timeline-answer.js';

const CLEAR: Views = {
  identityPhone: 'clear',
  exactAddress: 'clear',
  media: 'clear',
  freeText: 'clear',
};
const unit = (code: string, zh: string, en: string) =>
  ({ code, kind: 'department', name: { zh, en } }) as const;
const directory = new DirectorySnapshot(
  evolveDirectory(EMPTY_DIRECTORY, {
    type: 'UnitsRegistered',
    data: {
      units: [unit('water', '水务局', 'Water Bureau'), unit('fire', '消防队', 'Fire Brigade')],
    },
    occurredAt: '2026-01-01T00:00:00.000Z',
  }),
  1,
  '2026-11-23',
);
const profiles = shippedCatalogue(HOUSE_PARSER);
const vault = new MemoryVault();
let sealed: string;

beforeAll(async () => {
  sealed = (await vault.seal('s-1', ['水管漏了']))[0] ?? '';
});

const told = async (
  type: string,
  data: JsonObject,
  language: 'zh' | 'en',
  views: Partial<Views> = {},
): Promise<TimelineLine | undefined> => {
  const entry: TimelineEntry = {
    revision: 1,
    position: 7 as Position,
    type,
    occurredAt: '2026-11-23T00:00:00.000Z',
    recordedAt: '2026-11-23T00:00:00.000Z',
    actor: { person: 'p' },
    data,
  };
  const [line] = await timelineAnswer([entry], 's-1', { ...CLEAR, ...views }, language, {
    vault,
    directory,
    profiles,
  });
  return line;
};

describe('a line of the timeline', () => {
  const dispatch = {
    lead: { assignment: 'a-1', unit: 'water' },
    assists: [{ assignment: 'a-2', unit: 'fire' }],
    dueAt: '2026-11-25T00:00:00.000Z',
    basis: { by: 'person' },
    round: 1,
  };

  it('names units in words in its sentence, and by code in its facts', async () => {
    const chinese = await told('IssueDispatched', dispatch, 'zh');
    const english = await told('IssueDispatched', dispatch, 'en');
    expect(chinese?.sentence).toMatch(/水务局.*消防队/);
    expect(english?.sentence).toMatch(/Water Bureau.*Fire Brigade/);
    expect(english?.sentence).not.toMatch(/\bwater\b|\bfire\b/);
    expect(english?.data).toEqual(dispatch);
    expect(english?.position).toBe('7');
  });

  it.each([
    ['DistrictCopied', { district: 'water' }],
    ['ObjectionRuled', { unit: 'fire', liableUnit: 'water', final: true, reason: 'r' }],
    ['PutOnLedger', { lead: 'water', nextReviewAt: '2026-11-25T00:00:00.000Z' }],
    ['ReverseRated', { by: 'water', unit: 'fire', scores: [] }],
    [
      'CheckInQuorumReached',
      { dueAt: '2026-11-25T00:00:00.000Z', override: { reason: 'r', missing: ['water'] } },
    ],
    [
      'UnitCheckedIn',
      { unit: 'fire', mode: 'ON_SITE', override: { reason: 'r', coordinator: 'water' } },
    ],
  ])('names the units of %s, whatever part they have in it', async (type, data) => {
    expect((await told(type, data, 'zh'))?.sentence).toContain('水务局');
    expect((await told(type, data, 'en'))?.sentence).toContain('Water Bureau');
  });

  it('gives deadlines on the clocks of the place, in English with their offset', async () => {
    expect((await told('IssueDispatched', dispatch, 'zh'))?.sentence).toContain('2026-11-25 08:00');
    expect((await told('IssueDispatched', dispatch, 'zh'))?.sentence).not.toContain('UTC');
    expect((await told('IssueDispatched', dispatch, 'en'))?.sentence).toContain(
      '2026-11-25 08:00 UTC+8',
    );
  });

  it('names the mechanism by its name, and by its id in its facts', async () => {
    const under = (id: string) => ({
      territory: 'north',
      profile: { id, version: 1 },
      directoryVersion: 7,
    });
    const facts = under('hotline-immediate-response');
    const chinese = await told('IssueAccepted', facts, 'zh');
    expect(chinese?.sentence).toContain('适用机制 接诉即办');
    expect(chinese?.data).toEqual(facts);
    expect((await told('IssueAccepted', facts, 'en'))?.sentence).toContain(
      'under Hotline, immediate response',
    );
    expect((await told('IssueAccepted', under('gone'), 'zh'))?.sentence).toContain('机制 gone');
  });

  it('leaves a code nobody knows as it is', async () => {
    const gone = { ...dispatch, lead: { assignment: 'a-1', unit: 'old-office' }, assists: [] };
    expect((await told('IssueDispatched', gone, 'en'))?.sentence).toContain('old-office');
  });

  it('opens what may be read, and marks what may not', async () => {
    const facts = { reason: sealed, media: [] };
    const open = await told('VerificationFailed', facts, 'zh');
    expect(open).toMatchObject({ data: { reason: '水管漏了' } });
    expect(open?.sentence).toContain('水管漏了');
    const closed = { freeText: 'none' } as const;
    const chinese = await told('VerificationFailed', facts, 'zh', closed);
    expect(chinese).toMatchObject({ data: { reason: null } });
    expect(chinese?.sentence).toContain('〔不显示〕');
    const english = await told('VerificationFailed', facts, 'en', closed);
    expect(english?.sentence).toContain('[not shown]');
  });
});
