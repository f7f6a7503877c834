import type { KafkaMessage } from 'kafkajs';

/** Most messages judged before they are answered together. */
const MOST_MESSAGES = 64;
/** Most bytes of them: their dead letters have to fit into one request to a broker. */
const MOST_BYTES = 1_048_576;

/** The messages cut into shares that are answered together, in their order; none is empty. */
export function* shares(messages: readonly KafkaMessage[]): Generator<readonly KafkaMessage[]> {
  let share: KafkaMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    const own = (message.value?.length ?? 0) + (message.key?.length ?? 0);
    if (share.length > 0 && (share.length === MOST_MESSAGES || bytes + own > MOST_BYTES)) {
      yield share;
      share = [];
      bytes = 0;
    }
    share.push(message);
    bytes += own;
  }
  if (share.length > 0) yield share;
}

/** The messages by key, each key's in their order: lanes may be gone through side by side. */
export function lanesOf(share: readonly KafkaMessage[]): readonly (readonly KafkaMessage[])[] {
  const lanes = new Map<string | undefined, KafkaMessage[]>();
  for (const message of share) {
    const key = message.key?.toString('hex');
    const lane = lanes.get(key);
    if (lane === undefined) lanes.set(key, [message]);
    else lane.push(message);
  }
  return [...lanes.values()];
}
