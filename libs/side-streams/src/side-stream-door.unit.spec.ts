import 'reflect-metadata';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@shaodao/event-store';
import { isSealed, MemoryVault, subjectOf } from '@shaodao/vault';
import { opening, PEOPLE, PetitionHouse } from './testing/petition-house.js';

const ID = '01KPETXT0N0000000000000001';
const SIGN = { type: 'SignPetition', name: '赵敏' };
const ANSWER = { type: 'AnswerPetition', answer: '本周修好' };

let house: PetitionHouse;

beforeEach(() => {
  house = new PetitionHouse(new MemoryEventStore(), new MemoryVault());
});

interface Opened {
  readonly title: string;
  readonly signatures: readonly { readonly id: string; readonly name: string }[];
  readonly playbook: object;
  readonly clocks: {
    readonly started: readonly { readonly dueAt: string; readonly kind: string }[];
  };
}
const openedData = async (id = ID): Promise<Opened> => (await house.stored(id))[0]?.data as Opened;

describe('The door of side streams', () => {
  it('opens a stream and names what was made', async () => {
    const outcome = await house.order(PEOPLE.community, ID, opening());
    expect(outcome).toMatchObject({
      kind: 'done',
      answer: {
        kind: 'petition',
        id: ID,
        revision: 1,
        made: { signature: [expect.stringMatching(/^signature-/), expect.anything()] },
      },
    });
    const { signatures } = await openedData();
    expect(outcome).toMatchObject({
      answer: { made: { signature: signatures.map(({ id }) => id) } },
    });
  });

  it('seals every personal field, in parts and lists too, before it is decided', async () => {
    await house.order(PEOPLE.community, ID, opening());
    await house.order(PEOPLE.resident, ID, SIGN);
    const text = JSON.stringify(await house.stored(ID));
    for (const clear of ['王秀英', '李强', '三号楼', '赵敏']) expect(text).not.toContain(clear);
    const { title, signatures } = await openedData();
    expect([title, ...signatures.map(({ name }) => name)].every(isSealed)).toBe(true);
  });

  it('seals under the person a part names, else under the stream’s own key', async () => {
    await house.order(PEOPLE.community, ID, opening());
    const { title, signatures } = await openedData();
    expect([title, ...signatures.map(({ name }) => name)].map(subjectOf)).toEqual([
      `petition-${ID}`,
      'sub-wang',
      `petition-${ID}`,
    ]);
  });

  it('seals under its own key where the person has been erased', async () => {
    await house.vault.seal('sub-wang', ['x']);
    await house.vault.erase('sub-wang');
    await house.order(PEOPLE.community, ID, opening());
    const { signatures } = await openedData();
    expect(signatures.map(({ name }) => subjectOf(name))).toEqual([
      `petition-${ID}`,
      `petition-${ID}`,
    ]);
  });

  it('lets nobody who speaks for themself reach for another’s key', async () => {
    await house.order(PEOPLE.resident, ID, opening());
    const { signatures } = await openedData();
    expect(signatures.map(({ name }) => subjectOf(name))).not.toContain('sub-wang');
    expect(await house.vault.knows('sub-wang')).toBe(false);
  });

  it('judges an opening by the stream it would make', async () => {
    expect(await house.order(PEOPLE.neighbour, ID, opening())).toEqual({
      kind: 'forbidden',
      refusal: { code: 'OUT_OF_SCOPE' },
    });
    expect(await house.order(PEOPLE.street, ID, opening())).toMatchObject({
      kind: 'forbidden',
      refusal: { code: 'ROLE_NOT_ALLOWED' },
    });
    expect(await house.stored(ID)).toEqual([]);
    // A resident takes part in what they open.
    expect(await house.order(PEOPLE.resident, ID, opening())).toMatchObject({ kind: 'done' });
  });

  it('judges every other command by the stream as it is', async () => {
    await house.order(PEOPLE.community, ID, opening());
    expect(await house.order(PEOPLE.neighbour, ID, SIGN)).toMatchObject({ kind: 'forbidden' });
    expect(await house.order(PEOPLE.community, ID, ANSWER)).toMatchObject({ kind: 'forbidden' });
    expect(await house.order(PEOPLE.street, ID, ANSWER)).toMatchObject({ kind: 'done' });
  });

  it('knows no stream that was not opened, no other kind and no other command', async () => {
    expect(await house.order(PEOPLE.community, ID, SIGN)).toEqual({ kind: 'unknown' });
    const envelope = {
      kind: 'parade',
      id: ID,
      command: SIGN,
      commandId: 'x',
      actor: PEOPLE.community,
      correlationId: 'x',
    };
    expect(await house.door.execute(envelope)).toEqual({ kind: 'unknown' });
    expect(await house.order(PEOPLE.community, ID, { type: 'Burn' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'COMMAND_UNKNOWN', params: { kind: 'petition', command: 'Burn' } },
    });
  });

  it('refuses to open under a playbook that says nothing of the kind', async () => {
    const outcome = await house.order(PEOPLE.community, ID, opening({ playbook: 'parades' }));
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusal: { code: 'PLAYBOOK_UNKNOWN', params: { playbook: 'parades' } },
    });
  });

  it('keeps a stream under the version it was opened with', async () => {
    await house.order(PEOPLE.community, ID, opening());
    house.playbooks.versions.push({ needed: 9 });
    expect(await house.order(PEOPLE.street, ID, ANSWER)).toMatchObject({ kind: 'done' });
    const later = '01KPETXT0N0000000000000002';
    await house.order(PEOPLE.community, later, opening());
    expect(await house.order(PEOPLE.street, later, ANSWER)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'TOO_FEW_SIGNATURES', params: { needed: 9 } },
    });
    expect((await openedData(later)).playbook).toEqual({ id: 'petitions', version: 2 });
  });

  it('answers a repeated command as the first time, and knows a reused key', async () => {
    const first = await house.order(PEOPLE.community, ID, opening(), { commandId: 'key' });
    const again = await house.order(PEOPLE.community, '01KPETXT0N0000000000000009', opening(), {
      commandId: 'key',
    });
    expect(again).toMatchObject({ kind: 'done', replayed: true });
    expect(again).toMatchObject({ answer: (first as { answer: object }).answer });
    const other = opening({ territory: 'east/grid-2' });
    expect(await house.order(PEOPLE.community, ID, other, { commandId: 'key' })).toEqual({
      kind: 'reused-id',
    });
  });

  it('takes no command meant for another revision', async () => {
    await house.order(PEOPLE.community, ID, opening());
    await house.order(PEOPLE.resident, ID, SIGN);
    expect(await house.order(PEOPLE.street, ID, ANSWER, { expectedRevision: 1 })).toEqual({
      kind: 'stale',
      expected: 1,
      actual: 2,
    });
  });

  it('starts clocks by the office calendar and lets them elapse when they are due', async () => {
    await house.order(PEOPLE.community, ID, opening());
    const [clock] = (await openedData()).clocks.started;
    // Monday morning and two working days: the office closes on Wednesday.
    expect(clock).toMatchObject({
      kind: 'SIDE',
      dueAt: expect.stringMatching(/^2026-03-04T\d{2}:\d{2}:00\.000Z$/),
      subject: { kind: 'side', id: ID },
    });
    const moment = clock?.dueAt ?? '';
    const elapse = { type: 'ElapseClock', clock: 'answer', moment };
    await house.order(PEOPLE.system, ID, elapse);
    expect(await house.stored(ID)).toHaveLength(1);
    house.now = Date.parse(moment);
    await house.order(PEOPLE.system, ID, elapse);
    expect((await house.stored(ID)).map(({ type }) => type)).toEqual([
      'PetitionOpened',
      'PetitionLapsed',
    ]);
    expect(await house.order(PEOPLE.street, ID, ANSWER)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'WRONG_STATUS' },
    });
  });

  it('refuses nobody because the clocks of two machines differ', async () => {
    await house.order(PEOPLE.community, ID, opening());
    house.now -= 5_000;
    expect(await house.order(PEOPLE.resident, ID, SIGN)).toMatchObject({ kind: 'done' });
  });
});
