import { ReadableError } from '@shaodao/platform';
import type { Admin, Kafka } from 'kafkajs';

/** Kafka is there, and we do not come in, or do not trust it. It will not pass by itself. */
export class NoAccess extends ReadableError {
  override readonly name = 'NoAccess';
}

/**
 * Asks by a connection of its own, and closes it.
 * @throws NoAccess where login or certificate are refused; else the client's error.
 */
export async function askKafka<T>(
  kafka: Kafka,
  question: (admin: Admin) => Promise<T>,
): Promise<T> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return await question(admin);
  } catch (error) {
    throw accessRefused(error) ?? error;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

/** What is to be set otherwise, where that is the reason; the client wraps it in errors of its own. */
function accessRefused(error: unknown): NoAccess | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'KafkaJSSASLAuthenticationError')
      return new NoAccess(
        {
          zh: 'Kafka 不接受 KAFKA_SASL 中的机制、用户或密码',
          en: 'Kafka does not accept the mechanism, user or password of KAFKA_SASL',
        },
        { cause: error },
      );
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (OF_CERTIFICATES.test(code))
      return new NoAccess(
        {
          zh: `Kafka 的证书不可信，请核对 KAFKA_TLS 所指的 CA（${code}）`,
          en: `The certificate of Kafka is not trusted; check the authority of KAFKA_TLS (${code})`,
        },
        { cause: error },
      );
  }
  return undefined;
}

/** Codes of Node and OpenSSL about certificates and their names. */
const OF_CERTIFICATES = /CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_SSL_/;
