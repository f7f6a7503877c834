import 'reflect-metadata';
import {
  personalFields,
  proceduralFields,
  type DecidedEvent,
  type EvolveMeta,
  type SideStream,
} from '@shaodao/decider';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { getMetadataStorage } from 'class-validator';
import { CLERK, START } from './given.js';

/** Rules that leave a text no freedom: a word of a list, a code, a moment. */
const CLOSED_RULES = ['isIn', 'isIso8601', 'matches'];

function freeTextFields(type: abstract new () => object): readonly string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const rulesOf = (field: string) =>
    rules.filter((rule) => rule.propertyName === field).map((rule) => rule.name ?? '');
  return [...new Set(rules.map((rule) => rule.propertyName))].filter((field) => {
    const names = rulesOf(field);
    return names.includes('isString') && !names.some((name) => CLOSED_RULES.includes(name));
  });
}

const CHINESE = /\p{Script=Han}/u;

/** What every side stream owes its doors, whatever it is about. */
export function describeSideStream<
  S,
  C extends { readonly type: string },
  E extends DecidedEvent,
  P,
>(
  stream: SideStream<S, C, E, P>,
  samples: { readonly section: P; readonly events: { readonly [T in E['type']]: object } },
): void {
  describe(`the definition of ${stream.kind}`, () => {
    const names = Object.keys(stream.commands);
    const events = Object.entries<object>(samples.events);

    it('speaks of each command in policy and words', () => {
      expect(names).toContain(stream.opens);
      expect(Object.keys(stream.policy).sort()).toEqual([...names, 'read'].sort());
      expect(Object.keys(stream.commandNames).sort()).toEqual([...names].sort());
      for (const [name, type] of Object.entries<abstract new () => object>(stream.commands)) {
        expect(type.name).toBe(name);
      }
    });

    it('marks every free text as personal or of the procedure', () => {
      for (const type of Object.values<abstract new () => object>(stream.commands)) {
        const marked = [...personalFields(type), ...proceduralFields(type)];
        expect([type.name, ...marked]).toEqual(expect.arrayContaining([...freeTextFields(type)]));
      }
    });

    it('takes every personal field into a sealed one of an event', () => {
      const personal = Object.values<abstract new () => object>(stream.commands).flatMap((type) => [
        ...personalFields(type),
      ]);
      const sealed = Object.values<readonly string[]>(stream.sealed).flat();
      expect(sealed).toEqual(expect.arrayContaining(personal));
      expect(Object.keys(stream.sealed).sort()).toEqual(events.map(([type]) => type).sort());
    });

    it.each(events)('tells %s in both languages', (type, data) => {
      const event = { type, data, occurredAt: START, actor: CLERK } as unknown as E & EvolveMeta;
      const { zh, en } = stream.describe(event);
      expect(zh).toMatch(CHINESE);
      expect(en).toMatch(/[a-z]/i);
      expect(`${zh}${en}`).not.toMatch(/undefined|\[object/);
    });

    it('tells refusals in both languages with the same facts', () => {
      for (const { zh, en } of Object.values(stream.rejections)) {
        expect(zh).toMatch(CHINESE);
        const braces = (text: string) => [...(text.match(/\{\w+\}/g) ?? [])].sort();
        expect(braces(zh)).toEqual(braces(en));
      }
    });

    it('has a schema for its section that takes the sample and refuses others', () => {
      const valid = new Ajv({ strict: true, allowUnionTypes: true }).compile(stream.sectionSchema);
      expect(valid(samples.section) ? [] : valid.errors).toEqual([]);
      expect(valid({ ...samples.section, surprise: 1 })).toBe(false);
      expect(valid({})).toBe(false);
    });
  });
}
