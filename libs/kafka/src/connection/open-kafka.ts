import { readFileSync } from 'node:fs';
import { ReadableError, type Log } from '@shaodao/platform';
import { Kafka, logLevel, type KafkaConfig, type logCreator, type SASLOptions } from 'kafkajs';
import type { KafkaPlace } from './kafka-place.js';
import { openSocket } from './open-socket.js';

const CONNECT_TIMEOUT_MS = 3_000;
/** A request that is not answered by then is repeated; a broker waits for its replicas less long. */
const REQUEST_TIMEOUT_MS = 15_000;

/**
 * A client of Kafka. Nothing is connected yet: producers, consumers and admins connect themselves, and
 * repeat what fails a few times within some seconds; who uses them goes on trying after that.
 * @throws ReadableError where the file of the authority cannot be read.
 */
export function openKafka(place: KafkaPlace, log: Log): Kafka {
  const { brokers, sasl } = place;
  const ssl = tlsOf(place);
  return new Kafka({
    clientId: 'shaodao',
    brokers: [...brokers],
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
    logLevel: logLevel.INFO,
    logCreator: logTo(log),
    socketFactory: openSocket,
    ...(ssl === undefined ? {} : { ssl }),
    // The compiler does not see that each mechanism wants the same fields.
    ...(sasl === undefined ? {} : { sasl: sasl as SASLOptions }),
  });
}

function tlsOf({ tls }: KafkaPlace): KafkaConfig['ssl'] {
  if (tls === undefined || tls === 'off') return undefined;
  if (tls === 'on') return true;
  try {
    return { ca: [readFileSync(tls.caFile, 'utf8')] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReadableError(
      {
        zh: `无法读取 KAFKA_TLS 所指的证书文件：${reason}`,
        en: `Cannot read the certificate file of KAFKA_TLS: ${reason}`,
      },
      { cause: error },
    );
  }
}

/**
 * The client's words in our log, one step milder: what it calls an error it tries again by itself, and
 * who gives up says so. Only these fields: others may carry what is not for a log.
 */
function logTo(log: Log): logCreator {
  const levels = {
    [logLevel.ERROR]: 'warn',
    [logLevel.WARN]: 'warn',
    [logLevel.INFO]: 'debug',
    [logLevel.DEBUG]: 'trace',
    [logLevel.NOTHING]: 'trace',
  } as const;
  return () =>
    ({ namespace, level, log: { message, broker, groupId, retryCount } }) => {
      const about = {
        kafka: namespace,
        broker: told(broker),
        group: told(groupId),
        retry: told(retryCount),
      };
      log[levels[level]](about, message);
    };
}

const told = (value: unknown): string | number | undefined =>
  typeof value === 'string' || typeof value === 'number' ? value : undefined;
