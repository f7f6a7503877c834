import type { Sentence } from '../sentence.js';
import { brokersType, kafkaLoginType, kafkaTlsType } from './kafka-types.js';
import { ROLES } from './role-names.js';
import {
  choicesType,
  choiceType,
  countType,
  folderType,
  hostType,
  httpUrlType,
  tileTemplateType,
  proxiesType,
  keyType,
  kurrentDbUrlType,
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

/** Where a worker tells how it is unless told otherwise. */
export const WORKER_METRICS_PORT = 9_464;

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
  KURRENTDB_URL: {
    type: kurrentDbUrlType,
    fallback: {
      zh: '事件与其他数据同在 PostgreSQL 中',
      en: 'the events are in PostgreSQL beside everything else',
    },
    meaning: {
      zh: '存放事件的 KurrentDB（25.1 或更高版本）的连接地址；读表等其余数据仍在 PostgreSQL 中',
      en: 'Connection address of a KurrentDB (25.1 or newer) that keeps the events; everything else stays in PostgreSQL',
    },
    example: 'kurrentdb://shaodao:secret@node1.example:2113,node2.example:2113?tls=true',
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
  MEDIA_MAX_MB: {
    type: countType(1, 50),
    fallback: '10',
    meaning: {
      zh: '一张图片最大多少 MB（上传时；保存的是重新编码后的较小版本）',
      en: 'Largest picture taken, in MB as it is sent; what is kept is written anew and smaller',
    },
    example: '5',
    secret: false,
  },
  GUEST_REPORTS_PER_HOUR: {
    type: countType(0, 100_000),
    fallback: '60',
    meaning: {
      zh: '没有账号的居民，同一网络地址每小时最多上报几件；0 表示不接受无账号上报（仍可凭受理编号查询）',
      en: 'How many matters residents without an account may report an hour from one network address; 0: none, receipts can still be asked about',
    },
    example: '20',
    secret: false,
  },
  TRUSTED_PROXIES: {
    type: proxiesType,
    fallback: { zh: '没有，以连接的对方为准', en: 'none: whoever connects counts' },
    meaning: {
      zh: '放在前面的反向代理的地址或网段，其 X-Forwarded-For 才可信；按地址限次须设置',
      en: 'Addresses or networks of the reverse proxies in front, whose X-Forwarded-For is believed; limits by address need it',
    },
    example: '10.0.0.5,172.16.0.0/12',
    secret: false,
  },
  ROLES: {
    type: choicesType(ROLES),
    fallback: {
      zh: '全部；relay 和 commands 仅在设置了 KAFKA_BROKERS 时',
      en: 'all; relay and commands only where KAFKA_BROKERS is set',
    },
    meaning: {
      zh: '这个进程承担的工作，none 表示只答复请求：projections 读表，figures 指标，timekeeper 时钟，processes 流程，warnings 预警，relay 把事件送往 Kafka，commands 办理从 Kafka 来的命令；见 operations.md',
      en: 'What this process does; none: it only answers requests. projections keeps the read tables, figures the indicators, timekeeper the clocks, processes what follows from events, warnings looks ahead, relay brings events to Kafka, commands carries out what comes from it; see operations.md',
    },
    example: 'projections,relay',
    secret: false,
  },
  METRICS_PORT: {
    type: portType,
    fallback: {
      zh: `工作进程用 ${String(WORKER_METRICS_PORT)}；接口进程不另开端口`,
      en: `${String(WORKER_METRICS_PORT)} for a worker; the API opens no port beside PORT`,
    },
    meaning: {
      zh: '不需登录的 /health、/ready 和 /metrics 的端口，监听 HOST，只供运维内网访问；接口进程在 PORT 上也有，但 /metrics 需管理员登录',
      en: 'Port for /health, /ready and /metrics without a login, on HOST, for those who run the system alone; the API has them on PORT, too, /metrics there for a login of ADMIN',
    },
    example: '9500',
    secret: false,
  },
  KAFKA_BROKERS: {
    type: brokersType,
    fallback: { zh: '不用 Kafka', en: 'no Kafka' },
    meaning: {
      zh: '先连接的 Kafka 节点，由它们得知其余节点',
      en: 'Kafka brokers to ask first; they name the others',
    },
    example: 'kafka1.example:9092,kafka2.example:9092',
    secret: false,
  },
  KAFKA_TLS: {
    type: kafkaTlsType,
    fallback: 'off',
    meaning: {
      zh: '与 Kafka 的连接是否加密；给出文件时只信任其中的 CA 证书',
      en: 'Whether connections to Kafka are encrypted; with a file, only the authority in it is trusted',
    },
    example: '/etc/shaodao/kafka-ca.pem',
    secret: false,
  },
  KAFKA_SASL: {
    type: kafkaLoginType,
    fallback: { zh: '不登录', en: 'no login' },
    meaning: {
      zh: '登录 Kafka 的机制、用户和密码；机制是 plain、scram-sha-256 或 scram-sha-512',
      en: 'How and as whom to log in to Kafka; the mechanism is plain, scram-sha-256 or scram-sha-512',
    },
    example: 'scram-sha-512:shaodao:secret',
    secret: true,
  },
  OTLP_URL: {
    type: httpUrlType,
    fallback: { zh: '不记录调用链', en: 'nothing is traced' },
    meaning: {
      zh: '接收调用链的 OpenTelemetry 地址（OTLP/HTTP）',
      en: 'Where traces go, by OpenTelemetry (OTLP/HTTP)',
    },
    example: 'http://collector.example:4318/v1/traces',
    secret: false,
  },
  MAP_TILES: {
    type: tileTemplateType,
    fallback: { zh: '地图不垫底图', en: 'no map below the circles of the territories' },
    meaning: {
      zh: '本市地图瓦片的地址，含 {z}、{x}、{y}（Web 墨卡托），垫在控制台的辖区地图下',
      en: 'Address of the city’s own map tiles with {z}, {x} and {y} (Web Mercator), drawn below the territories in the console',
    },
    example: 'https://map.example/tiles/{z}/{x}/{y}.png',
    secret: false,
  },
} satisfies Record<string, Variable<unknown>>;

export type VariableName = keyof typeof variables;
