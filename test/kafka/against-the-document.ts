import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TopicNames } from '@shaodao/kafka';
import type { Kafka } from 'kafkajs';
import { parse } from 'yaml';
import { messageChecks } from '../../libs/kafka/src/testing/message-checks.js';
import { readTopic, type FoundMessage } from '../../libs/kafka/src/testing/read-topic.js';

const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'asyncapi.yaml');

interface Document {
  readonly channels: Readonly<Record<keyof TopicNames, { readonly messages: object }>>;
  readonly components: {
    readonly messages: Readonly<
      Record<string, { payload: { properties?: { type?: { const?: string } } } }>
    >;
  };
}

/** What was found on the topics: how many messages of each form, and those of no form. */
export interface Findings {
  readonly forms: ReadonlyMap<string, number>;
  readonly strangers: readonly string[];
}

/** Holds every message that lies on these topics against `docs/asyncapi.yaml`. */
export async function againstTheDocument(
  kafka: Kafka,
  names: TopicNames,
  topics: readonly (keyof TopicNames)[],
): Promise<Findings> {
  const document = parse(await readFile(PAGE, 'utf8')) as Document;
  const checks = messageChecks(document);
  const forms = new Map<string, number>();
  const strangers: string[] = [];
  for (const topic of topics) {
    const held = Object.keys(document.channels[topic].messages);
    for (const message of await readTopic(kafka, names[topic])) {
      const likely = held.filter((name) => mayBe(document, name, message));
      const fitting = likely.filter((name) => checks.get(name)?.(valueOf(message)).length === 0);
      for (const name of fitting) forms.set(name, (forms.get(name) ?? 0) + 1);
      if (fitting.length !== 1) {
        const faults = likely.map((name) => checks.get(name)?.(valueOf(message)));
        strangers.push(`${topic}: ${message.value ?? 'null'} ${JSON.stringify(faults)}`);
      }
    }
  }
  return { forms, strangers };
}

/** False where the form is of another type; to compile all forms takes long. */
function mayBe({ components }: Document, name: string, { value }: FoundMessage): boolean {
  const type = components.messages[name]?.payload.properties?.type?.const;
  return type === undefined || value?.includes(`"${type}"`) === true;
}

function valueOf({ value }: FoundMessage): unknown {
  if (value === null) return null;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
