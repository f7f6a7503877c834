import { describe, expect, it } from '@jest/globals';
import { PLAYBOOKS, type PlaybookDraft, type PlaybooksState } from './playbook-decider.js';

const BY = { person: 'admin', roles: ['ADMIN'] };
const draft = (id: string, version: number, text = `text of ${id} ${String(version)}`) =>
  ({
    playbook: { id, version, name: { zh: '机制', en: 'm' }, mechanisms: [], sections: {} },
    text,
  }) satisfies PlaybookDraft;

const given = (...drafts: PlaybookDraft[]): PlaybooksState =>
  drafts.reduce<PlaybooksState>(
    (state, data) =>
      PLAYBOOKS.evolve(state, {
        type: 'PlaybookPublished',
        data,
        occurredAt: '2026-11-23T00:00:00.000Z',
        actor: BY,
      }),
    PLAYBOOKS.initial,
  );
const when = (state: PlaybooksState, ...drafts: PlaybookDraft[]) =>
  PLAYBOOKS.decide({ type: 'PublishPlaybooks', drafts }, state, undefined);

describe('publishing playbooks', () => {
  it('puts each in force with its text', () => {
    expect(when(given(), draft('p', 1), draft('q', 4))).toEqual({
      ok: true,
      events: [
        { type: 'PlaybookPublished', data: draft('p', 1) },
        { type: 'PlaybookPublished', data: draft('q', 4) },
      ],
    });
  });

  it('keeps who published which version when', () => {
    expect(given(draft('p', 1), draft('p', 2))).toMatchObject([
      { playbook: { version: 1 }, publishedBy: 'admin', publishedAt: '2026-11-23T00:00:00.000Z' },
      { playbook: { version: 2 } },
    ]);
  });

  it('of the very same changes nothing', () => {
    expect(when(given(draft('p', 1)), draft('p', 1))).toEqual({ ok: true, events: [] });
  });

  it('never changes a version that is published, nor takes part of a batch', () => {
    expect(when(given(draft('p', 1)), draft('q', 1), draft('p', 1, 'other'))).toEqual({
      ok: false,
      refusal: { code: 'PLAYBOOK_VERSION_TAKEN', params: { id: 'p', version: 1 } },
    });
  });

  it('only rises', () => {
    expect(when(given(draft('p', 3)), draft('p', 2))).toEqual({
      ok: false,
      refusal: { code: 'PLAYBOOK_VERSION_NOT_NEWER', params: { id: 'p', version: 2, newest: 3 } },
    });
    expect(when(given(draft('p', 3)), draft('p', 5))).toMatchObject({ ok: true });
  });
});
