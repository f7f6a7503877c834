import { createSecretKey, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '@shaodao/decider';
import { AggregateRunner, MemoryEventStore, type RecordedEvent } from '@shaodao/event-store';
import { isSealed, MemoryVault } from '@shaodao/vault';
import type { IssueCommand } from '../commands/index.js';
import { issueAggregate } from '../core/aggregate.js';
import { houseChannel } from '../core/channels.js';
import { SEALED_FIELDS } from '../core/sealed-fields.js';
import { AGENT, calendarOf, DIRECTORY, PROFILES, RESIDENT } from '../testing/small-district.js';
import type { DoorOutcome, IssueOrderEnvelope } from './door.js';
import type { IssueRunner } from './door-parts.js';
import { IssueDoorService } from './issue-door.js';

const ISSUE = '01K9AAAAAAAAAAAAAAAAAAAAA1';
const NOON = Date.parse('2026-11-23T04:00:00Z');
const REPORT = {
  type: 'ReportIssue',
  channel: 'hotline',
  kind: 'HELP',
  title: '路灯不亮',
  description: '三盏灯坏了',
  category: 'pothole',
  territory: 'east',
  appellant: { name: '王秀英', phone: '13800138000' },
  place: { address: '柳荫路12号', latitude: 31.78, longitude: 119.97 },
} as const satisfies IssueCommand;
const ACCEPT = { type: 'AcceptIssue', category: 'pothole', territory: 'east' } as const;

let store: MemoryEventStore;
let vault: MemoryVault;
let door: IssueDoorService;
let clock: number;
let barred: string | undefined;

beforeEach(() => {
  store = new MemoryEventStore();
  vault = new MemoryVault();
  clock = NOON;
  barred = undefined;
  const runner: IssueRunner = new AggregateRunner(store, issueAggregate, {
    newEventId: randomUUID,
  });
  door = new IssueDoorService({
    runner,
    vault,
    directory: () => DIRECTORY,
    calendar: calendarOf,
    profile: (id) => PROFILES.find((each) => each.id === id),
    isOfferFull: () => Promise.resolve(false),
    channel: houseChannel,
    defaultProfile: 'hotline',
    access: (_actor, action) => (action === barred ? { code: 'ROLE_NOT_ALLOWED' } : undefined),
    now: () => new Date(clock),
    fingerprintKey: createSecretKey(Buffer.alloc(32, 1)),
  });
});

let orders = 0;
const order = (
  command: IssueCommand,
  about: Partial<IssueOrderEnvelope> = {},
): Promise<DoorOutcome> => {
  const commandId = about.commandId ?? `test:${String((orders += 1))}`;
  const actor: Actor = AGENT;
  return door.execute({
    issue: ISSUE,
    command,
    commandId,
    actor,
    correlationId: commandId,
    ...about,
  });
};

const subjectIn = (outcome: DoorOutcome): unknown =>
  outcome.kind === 'done' ? outcome.answer['subject'] : undefined;

const events = async (): Promise<RecordedEvent[]> => {
  const found: RecordedEvent[] = [];
  for await (const event of store.readStream(`issue-${ISSUE}`)) found.push(event);
  return found;
};

const at = (data: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((part, field) => (part as Record<string, unknown> | undefined)?.[field], data);

describe('a report at the door', () => {
  it('keeps no clear word of the resident in the event, and opens again whole', async () => {
    await order(REPORT);
    const [event] = await events();
    const data = event?.data ?? {};
    const clear = ['路灯不亮', '三盏灯坏了', '王秀英', '13800138000', '柳荫路12号'];
    for (const word of clear) expect(JSON.stringify(event)).not.toContain(word);
    const sealed = SEALED_FIELDS.IssueReported.map((path) => String(at(data, path)));
    expect(sealed.every(isSealed)).toBe(true);
    expect(await vault.open(sealed)).toEqual(clear);
    expect(data).toMatchObject({ place: { latitude: 31.78 }, territory: 'east' });
  });

  it('makes a subject of its own where none is named, the same for a retry', async () => {
    const commandId = 'acc:monday-1';
    const first = await order(REPORT, { commandId });
    const again = await order(REPORT, { commandId, issue: '01K9AAAAAAAAAAAAAAAAAAAAA2' });
    expect(first).toMatchObject({
      kind: 'done',
      replayed: false,
      answer: { issue: ISSUE, subject: expect.stringMatching(/^sub-[0-9A-Z]{26}$/) },
    });
    expect(again).toEqual({ ...first, replayed: true });
    const other = await order(REPORT, { issue: '01K9AAAAAAAAAAAAAAAAAAAAA3' });
    expect(subjectIn(other)).not.toBe(subjectIn(first));
  });

  it('puts a resident’s words under the resident’s own key', async () => {
    expect(await order(REPORT, { actor: RESIDENT })).toMatchObject({
      kind: 'done',
      answer: { subject: RESIDENT.person },
    });
    await vault.erase(RESIDENT.person);
    const [event] = await events();
    expect(await vault.open([String(at(event?.data ?? {}, 'title'))])).toEqual([undefined]);
  });

  it('does not touch the key of a foreign subject that a resident names', async () => {
    await vault.erase('sub-gone');
    for (const subject of ['sub-gone', 'sub-neighbour']) {
      const command = { ...REPORT, appellant: { subject } };
      expect(await order(command, { actor: RESIDENT })).toMatchObject({
        kind: 'refused',
        refusal: { code: 'SUBJECT_NOT_SELF' },
      });
    }
    expect(await events()).toEqual([]);
  });

  it('of an agent under an erased subject is refused before anything is decided', async () => {
    await vault.erase('sub-gone');
    const command = { ...REPORT, appellant: { subject: 'sub-gone' } };
    await expect(order(command)).rejects.toThrow(/sub-gone/);
    expect(await events()).toEqual([]);
  });
});

describe('a command at the door', () => {
  it('about an issue nobody reported is unknown', async () => {
    expect(await order(ACCEPT)).toEqual({ kind: 'unknown' });
  });

  it('is forbidden by the policy, not refused, and leaves no event', async () => {
    await order(REPORT);
    barred = 'AcceptIssue';
    expect(await order(ACCEPT)).toEqual({
      kind: 'forbidden',
      refusal: { code: 'ROLE_NOT_ALLOWED' },
    });
    expect(await events()).toHaveLength(1);
  });

  it('happens now, but never before the last event of a faster clock', async () => {
    await order(REPORT);
    clock -= 5_000;
    await order(ACCEPT);
    clock += 60_000;
    await order({ type: 'WithdrawIssue', reason: '灯亮了' });
    const times = (await events()).map(({ occurredAt }) => Date.parse(occurredAt) - NOON);
    expect(times).toEqual([0, 0, 0, 55_000]);
  });

  it('of a trusted door happens when that door says', async () => {
    const occurredAt = '2015-06-01T08:00:00.000Z';
    await order(REPORT, { occurredAt });
    expect((await events())[0]).toMatchObject({ occurredAt });
  });

  it('goes on after the subject is erased, its words under the issue’s own key', async () => {
    await order(REPORT);
    const [report] = await events();
    await vault.erase(String(at(report?.data ?? {}, 'appellant.subject')));
    await order(ACCEPT);
    const kept = await order({ type: 'WithdrawIssue', reason: '家属代为撤回' });
    expect(kept).toMatchObject({ kind: 'done' });
    const reason = String(at((await events()).at(-1)?.data ?? {}, 'reason'));
    expect(await vault.open([reason])).toEqual(['家属代为撤回']);
  });

  it('under the id of another person’s command is a misuse of the id', async () => {
    const commandId = 'acc:tuesday-1';
    await order(REPORT, { commandId });
    const stranger = { ...AGENT, person: 'p-stranger' };
    expect(await order(REPORT, { commandId, actor: stranger })).toMatchObject({
      kind: 'reused-id',
    });
  });

  it('that saw an older revision is stale', async () => {
    await order(REPORT);
    await order(ACCEPT);
    expect(await order({ type: 'CloseIssue' }, { expectedRevision: 1 })).toEqual({
      kind: 'stale',
      expected: 1,
      actual: 3,
    });
  });
});

describe('a report that is a record of another system', () => {
  const external = { source: '12345', id: 'T-2026-7' };

  it('is one issue, whichever door it comes through', async () => {
    const first = await order({ ...REPORT, external });
    const hall = { person: 'p-hall', roles: ['AGENT'] };
    const issue = '01K9AAAAAAAAAAAAAAAAAAAAA2';
    const again = await order({ ...REPORT, external, title: '路灯' }, { actor: hall, issue });
    expect(first).toMatchObject({ kind: 'done', answer: { issue: ISSUE } });
    expect(again).toMatchObject({
      kind: 'refused',
      refusal: { code: 'EXTERNAL_KNOWN', params: { ...external, issue: ISSUE } },
    });
    expect(await order({ ...REPORT, external })).toMatchObject({ kind: 'done', replayed: true });
  });

  it('is another issue under another number, or of another system', async () => {
    await order({ ...REPORT, external });
    const others = [
      { ...external, id: 'T-2026-8' },
      { ...external, source: 'hall' },
    ];
    for (const [at, other] of others.entries()) {
      const issue = `01K9AAAAAAAAAAAAAAAAAAAAB${String(at)}`;
      const outcome = await order({ ...REPORT, external: other }, { issue });
      expect(outcome).toMatchObject({ kind: 'done', replayed: false });
    }
  });
});

describe('merging two issues', () => {
  const OTHER = '01K9AAAAAAAAAAAAAAAAAAAAA2';
  const MERGE = { type: 'MergeInto', target: OTHER, reason: 'the same lamp' } as const;
  const types = async (issue: string): Promise<readonly string[]> => {
    const found: RecordedEvent[] = [];
    for await (const event of store.readStream(`issue-${issue}`)) found.push(event);
    return found.map(({ type }) => type);
  };

  beforeEach(async () => {
    for (const issue of [ISSUE, OTHER]) {
      await order(REPORT, { issue });
      await order(ACCEPT, { issue });
    }
  });

  it('writes both streams at once, and takes the issue out again where it stood', async () => {
    const merged = await order(MERGE);
    expect(merged).toMatchObject({ kind: 'done', answer: { issue: ISSUE, revision: 4 } });
    expect((await types(ISSUE)).at(-1)).toBe('IssueMerged');
    expect((await types(OTHER)).at(-1)).toBe('AppellantJoined');
    await order({ type: 'UnmergeIssue', reason: 'two lamps' });
    expect((await types(ISSUE)).at(-1)).toBe('IssueUnmerged');
    expect((await types(OTHER)).at(-1)).toBe('AppellantParted');
    const opinion = { type: 'RecordOpinion', code: 'LEGAL_OPINION', opinion: '可分办' } as const;
    expect(await order(opinion)).toMatchObject({ kind: 'done' });
  });

  it('writes neither where the target is none', async () => {
    expect(await order({ ...MERGE, target: ISSUE })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'MERGE_INTO_ITSELF' },
    });
    expect(await order({ ...MERGE, target: 'nowhere' })).toMatchObject({
      refusal: { code: 'MERGE_TARGET_UNKNOWN' },
    });
    expect(await types(ISSUE)).not.toContain('IssueMerged');
    expect(await types(OTHER)).not.toContain('AppellantJoined');
  });

  it('answers a repetition as it answered first', async () => {
    const first = await order(MERGE, { commandId: 'merge' });
    expect(await order(MERGE, { commandId: 'merge' })).toEqual({ ...first, replayed: true });
  });

  it('comes after what both issues have told, whatever the clock of this machine says', async () => {
    clock = NOON + 60_000;
    const later = { type: 'RecordOpinion', code: 'LEGAL_OPINION', opinion: '可并案' } as const;
    await order(later, { issue: OTHER });
    clock = NOON;
    expect(await order(MERGE)).toMatchObject({ kind: 'done' });
    const last: RecordedEvent[] = [];
    for await (const event of store.readStream(`issue-${OTHER}`)) last.push(event);
    const times = last.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort());
  });
});
