import { resolve } from 'node:path';
import { isIP } from 'node:net';
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

/** A whole number between two others, both included. */
export const countType = (least: number, most: number): ValueType<number> => ({
  name: {
    zh: `整数（${String(least)}–${String(most)}）`,
    en: `whole number (${String(least)}–${String(most)})`,
  },
  parse(text) {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    return value >= least && value <= most
      ? { value }
      : {
          wrong: {
            zh: `必须是 ${String(least)} 到 ${String(most)} 之间的整数`,
            en: `must be a whole number from ${String(least)} to ${String(most)}`,
          },
        };
  },
});

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

/** A connection address of a KurrentDB node or cluster. */
export const kurrentDbUrlType: ValueType<string> = {
  name: { zh: 'KurrentDB 连接地址', en: 'KurrentDB connection address' },
  parse: (text) =>
    /^(kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\/[^\s/]+/.test(text)
      ? { value: text }
      : {
          wrong: {
            zh: '必须形如 kurrentdb://用户:密码@节点1:2113,节点2:2113?tls=true',
            en: 'must look like kurrentdb://user:password@node1:2113,node2:2113?tls=true',
          },
        },
};

/** A folder; relative ones count from the working directory. The value is absolute. */
export const folderType: ValueType<string> = {
  name: { zh: '文件夹路径', en: 'path of a folder' },
  parse: (text) => ({ value: resolve(text) }),
};

/** Addresses and networks (`10.0.0.0/8`), separated by commas. */
export const proxiesType: ValueType<readonly string[]> = {
  name: { zh: '以逗号分隔的 IP 地址或网段', en: 'IP addresses or networks, separated by commas' },
  parse(text) {
    const value = text.split(',').map((part) => part.trim());
    const isNetwork = (part: string): boolean => {
      const [address = '', bits] = part.split('/');
      const longest = isIP(address) === 6 ? 128 : 32;
      return (
        isIP(address) !== 0 &&
        (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
      );
    };
    return value.every(isNetwork)
      ? { value }
      : {
          wrong: {
            zh: '必须是以逗号分隔的 IP 地址或网段，如 10.0.0.5,172.16.0.0/12',
            en: 'must be IP addresses or networks separated by commas, such as 10.0.0.5,172.16.0.0/12',
          },
        };
  },
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

/** Some of the given words, separated by commas, in the order of the words; or `none`. */
export function choicesType<const Word extends string>(
  words: readonly Word[],
): ValueType<readonly Word[]> {
  const list = words.join(' | ');
  return {
    name: {
      zh: `none，或以逗号分隔，取自 ${list}`,
      en: `none, or separated by commas, of ${list}`,
    },
    parse(text) {
      const given = text === 'none' ? [] : text.split(',').map((word) => word.trim());
      const unknown = given.filter((word) => !words.some((known) => known === word));
      return unknown.length === 0
        ? { value: words.filter((word) => given.includes(word)) }
        : {
            wrong: {
              zh: `必须是 none，或取自下列各项，以逗号分隔：${list}`,
              en: `must be none, or a list, separated by commas, of ${list}`,
            },
          };
    },
  };
}

/** An address of a web server. */
export const httpUrlType: ValueType<string> = {
  name: { zh: 'HTTP 地址', en: 'HTTP address' },
  parse(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url?.protocol === 'http:' || url?.protocol === 'https:'
      ? { value: text }
      : {
          wrong: {
            zh: '必须形如 http://主机:4318/v1/traces',
            en: 'must look like http://host:4318/v1/traces',
          },
        };
  },
};

const PLACES_OF_A_TILE = ['{z}', '{x}', '{y}'];

/** Address of map tiles, in which zoom, column and row are filled in. */
export const tileTemplateType: ValueType<string> = {
  name: { zh: '瓦片地址', en: 'address of tiles' },
  parse(text) {
    const isAddress = 'value' in httpUrlType.parse(text) && !/[\s"'<>;,]/.test(text);
    return isAddress && PLACES_OF_A_TILE.every((place) => text.includes(place))
      ? { value: text }
      : {
          wrong: {
            zh: '必须形如 https://主机/路径/{z}/{x}/{y}.png',
            en: 'must look like https://host/path/{z}/{x}/{y}.png',
          },
        };
  },
};
