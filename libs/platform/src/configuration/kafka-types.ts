import { resolve } from 'node:path';
import type { ValueType } from './value-types.js';

/** How connections to Kafka are secured: not at all, by authorities the system knows, or by one file. */
export type KafkaTls = 'off' | 'on' | { readonly caFile: string };

const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** As whom a process logs in to Kafka. */
export interface KafkaLogin {
  readonly mechanism: (typeof MECHANISMS)[number];
  readonly username: string;
  readonly password: string;
}

/** Brokers to ask first; they name the others. */
export const brokersType: ValueType<readonly string[]> = {
  name: { zh: '以逗号分隔的 主机:端口', en: 'host:port, separated by commas' },
  parse(text) {
    const brokers = text.split(',').map((broker) => broker.trim());
    return brokers.every(isBroker)
      ? { value: brokers }
      : {
          wrong: {
            zh: '必须形如 主机:9092,主机:9092',
            en: 'must look like host:9092,host:9092',
          },
        };
  },
};

/** `off`, `on`, or the path of a file with the certificate of the authority that signed the brokers'. */
export const kafkaTlsType: ValueType<KafkaTls> = {
  name: {
    zh: 'off、on，或 CA 证书文件的路径',
    en: 'off, on, or the path of a CA certificate file',
  },
  parse(text) {
    if (text === 'off' || text === 'on') return { value: text };
    return /[/\\.]/.test(text)
      ? { value: { caFile: resolve(text) } }
      : {
          wrong: {
            zh: '必须是 off、on 或一个文件路径',
            en: 'must be off, on or the path of a file',
          },
        };
  },
};

/** `mechanism:user:password`; the password may hold colons, the user may not. */
export const kafkaLoginType: ValueType<KafkaLogin> = {
  name: { zh: '机制:用户:密码', en: 'mechanism:user:password' },
  parse(text) {
    const [given, username = '', ...rest] = text.split(':');
    const mechanism = MECHANISMS.find((known) => known === given);
    const password = rest.join(':');
    return mechanism !== undefined && username !== '' && password !== ''
      ? { value: { mechanism, username, password } }
      : {
          wrong: {
            zh: `必须形如 机制:用户:密码，机制是 ${MECHANISMS.join('、')} 之一`,
            en: `must look like mechanism:user:password, with a mechanism of ${MECHANISMS.join(', ')}`,
          },
        };
  },
};

function isBroker(text: string): boolean {
  const [, port] = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:]+\]):(\d{1,5})$/.exec(text) ?? [];
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535;
}
