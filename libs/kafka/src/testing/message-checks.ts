import type { JsonObject } from '@shaodao/decider';
import { Ajv, type ValidateFunction } from 'ajv';

/** What is wrong with a message's value, by the words of the AsyncAPI document; nothing where it fits. */
export type MessageCheck = (value: unknown) => readonly string[];

/** The checks of every form of message in an AsyncAPI document, by its name there. */
export function messageChecks(document: object): ReadonlyMap<string, MessageCheck> {
  const ajv = new Ajv({ strict: false, allErrors: true, formats: FORMATS });
  ajv.addSchema(document, 'asyncapi');
  const { components } = document as { readonly components: { readonly messages: JsonObject } };
  return new Map(
    Object.keys(components.messages).map((name) => {
      // There are many forms, and a test looks at few.
      let check: ValidateFunction | undefined;
      return [
        name,
        (value) => {
          check ??= ajv.compile({ $ref: `asyncapi#/components/messages/${name}/payload` });
          if (check(value)) return [];
          return (check.errors ?? []).map(
            (error) => `${error.instancePath} ${error.message ?? ''}`,
          );
        },
      ];
    }),
  );
}

const FORMATS = { 'date-time': /^\d{4}-\d\d-\d\dT/, 'uri-reference': true } as const;
