import type { Sentence } from '../sentence.js';
import {
  choiceType,
  folderType,
  hostType,
  keyType,
  portType,
  postgresUrlType,
  type ValueType,
} from './value-types.js';

/** One line of the table of environment variables. */
export interface Variable<Value> {
  readonly type: ValueType<Value>;
  /** What counts when the variable is not set; a sentence where that is no fixed text. */
  readonly fallback: string | Sentence;
  readonly meaning: Sentence;
  readonly example: string;
  /** A secret's value is never shown, not even in an error. */
  readonly secret: boolean;
}

/** Every environment variable Shaodao reads; docs/configuration.md is made from this table. */
export const variables = {
  PORT: {
    type: portType,
    fallback: '3000',
    meaning: {
      zh: '网页与接口的端口；被占用时用其后第一个空闲端口，并在启动时说明',
      en: 'Port of the web pages and the API; when taken, the next free one is used and said at start',
    },
    example: '8080',
    secret: false,
  },
  HOST: {
    type: hostType,
    fallback: '127.0.0.1',
    meaning: {
      zh: '监听的网络地址；0.0.0.0 表示对所有网卡开放',
      en: 'Network address to listen on; 0.0.0.0 opens it to every interface',
    },
    example: '0.0.0.0',
    secret: false,
  },
  DATABASE_URL: {
    type: postgresUrlType,
    fallback: {
      zh: '随程序启动自带的 PostgreSQL，数据在 DATA_DIR 中',
      en: 'the PostgreSQL that comes along is started, its data in DATA_DIR',
    },
    meaning: {
      zh: '外部 PostgreSQL（15 或更高版本）的连接地址',
      en: 'Connection address of a PostgreSQL server of your own (15 or newer)',
    },
    example: 'postgres://shaodao:secret@db.example:5432/shaodao',
    secret: true,
  },
  DATA_DIR: {
    type: folderType,
    fallback: '.data',
    meaning: {
      zh: '存放自带数据库和密钥文件的文件夹',
      en: 'Folder of the embedded database and the key files',
    },
    example: '/var/lib/shaodao',
    secret: false,
  },
  MASTER_KEY: {
    type: keyType,
    fallback: {
      zh: 'DATA_DIR 中的 master.key，首次使用时生成，权限 600',
      en: 'master.key in DATA_DIR, made at first use with mode 600',
    },
    meaning: {
      zh: '主密钥，加密每位居民的个人信息密钥；丢失后个人信息无法恢复。多台机器须相同',
      en: 'Master key that wraps the key of every resident; without it personal data is lost. The same on all machines',
    },
    example: '3q2+7wABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhs=',
    secret: true,
  },
  TOKEN_SECRET: {
    type: keyType,
    fallback: {
      zh: 'DATA_DIR 中的 token.key，首次使用时生成，权限 600',
      en: 'token.key in DATA_DIR, made at first use with mode 600',
    },
    meaning: {
      zh: '登录令牌的签名密钥；更换后所有人需重新登录。多台机器须相同',
      en: 'Key that signs login tokens; a new one logs everybody out. The same on all machines',
    },
    example: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
    secret: true,
  },
  LOG_LEVEL: {
    type: choiceType(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    fallback: 'info',
    meaning: {
      zh: '日志级别；终端中显示为可读文字，否则每行一个 JSON 对象，不含个人信息',
      en: 'Log level; readable on a terminal, else one JSON object per line, never with personal data',
    },
    example: 'debug',
    secret: false,
  },
} satisfies Record<string, Variable<unknown>>;

export type VariableName = keyof typeof variables;
