import { resolve } from 'node:path';
import type { Sentence } from '../sentence.js';

/** Either the value, or what is wrong with the text as the end of "NAME …". */
export type Parsed<Value> = { readonly value: Value } | { readonly wrong: Sentence };

/** How one kind of variable is written and read. */
export interface ValueType<Value> {
  readonly name: Sentence;
  parse(text: string): Parsed<Value>;
}

/** A TCP port, 1 to 65535. */
export const portType: ValueType<number> = {
  name: { zh: '端口号（1–65535）', en: 'port number (1–65535)' },
  parse(text) {
    const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    return value >= 1 && value <= 65_535
      ? { value }
      : {
          wrong: {
            zh: '必须是 1 到 65535 之间的整数',
            en: 'must be a whole number from 1 to 65535',
          },
        };
  },
};

/** The name or address of a network interface. */
export const hostType: ValueType<string> = {
  name: { zh: '主机名或 IP 地址', en: 'host name or IP address' },
  parse: (text) =>
    /^[A-Za-z0-9.:_-]+$/.test(text)
      ? { value: text }
      : { wrong: { zh: '必须是主机名或 IP 地址', en: 'must be a host name or an IP address' } },
};

/** A connection address of a PostgreSQL server. */
export const postgresUrlType: ValueType<string> = {
  name: { zh: 'PostgreSQL 连接地址', en: 'PostgreSQL connection address' },
  parse(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isPostgres = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
    return isPostgres && url.pathname.length > 1
      ? { value: text }
      : {
          wrong: {
            zh: '必须形如 postgres://用户:密码@主机:5432/数据库',
            en: 'must look like postgres://user:password@host:5432/database',
          },
        };
  },
};

/** A folder; relative ones count from the working directory. The value is absolute. */
export const folderType: ValueType<string> = {
  name: { zh: '文件夹路径', en: 'path of a folder' },
  parse: (text) => ({ value: resolve(text) }),
};

/** 32 bytes written in base64, as `openssl rand -base64 32` prints them. */
export const keyType: ValueType<Buffer> = {
  name: { zh: '32 字节的 base64 密钥', en: '32 bytes in base64' },
  parse(text) {
    const value = Buffer.from(text, 'base64');
    return /^[A-Za-z0-9+/]{43}=$/.test(text) && value.length === 32
      ? { value }
      : {
          wrong: {
            zh: '必须是 32 字节的 base64 文本（可用 openssl rand -base64 32 生成）',
            en: 'must be 32 bytes in base64 (openssl rand -base64 32 makes one)',
          },
        };
  },
};

/** One of the given words. */
export function choiceType<const Word extends string>(words: readonly Word[]): ValueType<Word> {
  const list = words.join(' | ');
  return {
    name: { zh: list, en: list },
    parse(text) {
      const value = words.find((word) => word === text);
      return value === undefined
        ? { wrong: { zh: `必须是下列之一：${list}`, en: `must be one of ${list}` } }
        : { value };
    },
  };
}
