import {
  entrySchema,
  RECORDING_COMMANDS,
  rowSchema,
  TABLE_NAMES,
  type DirectoryCommand,
  type RecordingCommandName,
  type TableName,
} from '@shaodao/directory';
import type { Action } from '@shaodao/identity';
import type { Sentence } from '@shaodao/platform';
import type { JsonSchema } from '@shaodao/doors';
import { BodyGate } from '../http/body-gate.js';

/** A command of the directory with what its door must know. */
export interface DirectoryGate {
  readonly command: DirectoryCommand['type'];
  readonly path: string;
  readonly summary: Sentence;
  readonly action: Action;
  readonly body: BodyGate<object>;
}

/** Most entries of one request; whole directories come by `shaodao directory import`. */
const MOST_ENTRIES = 500;

const code: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$' };
const codes: JsonSchema = { type: 'array', items: code, minItems: 1, maxItems: MOST_ENTRIES };
const reason: JsonSchema = { type: 'string', minLength: 1, maxLength: 500 };
/** First day on which it no longer holds. */
const on: JsonSchema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

const SUMMARIES: Readonly<Record<DirectoryCommand['type'], Sentence>> = {
  RegisterTerritories: { zh: '登记辖区', en: 'Register territories' },
  RegisterUnits: { zh: '登记单位', en: 'Register units' },
  RegisterCategories: { zh: '登记事项', en: 'Register categories' },
  ReviseTerritories: { zh: '修订辖区', en: 'Revise territories' },
  ReviseUnits: { zh: '修订单位', en: 'Revise units' },
  ReviseCategories: { zh: '修订事项', en: 'Revise categories' },
  DefineTrees: { zh: '设立组织树', en: 'Define organisation trees' },
  PlaceNodes: { zh: '设置节点', en: 'Place nodes' },
  DefineLinkKinds: { zh: '设立联结类型', en: 'Define kinds of links' },
  DrawLinks: { zh: '建立联结', en: 'Draw links' },
  DrawGrids: { zh: '划分网格', en: 'Draw grids' },
  OpenServicePoints: { zh: '设立服务点', en: 'Open service points' },
  DefinePostTypes: { zh: '设立岗位类型', en: 'Define kinds of posts' },
  AppointPosts: { zh: '任职', en: 'Appoint to posts' },
  SetQuotas: { zh: '核定员额', en: 'Set quotas' },
  SwitchModes: { zh: '平战转换', en: 'Switch between peace and emergency' },
  RecordAbsences: { zh: '登记离岗', en: 'Record absences' },
  PublishCalendars: { zh: '发布工作日历', en: 'Publish working calendars' },
  AdmitListItems: { zh: '清单事项入格', en: 'Admit list items' },
  SuspendListItems: { zh: '中止清单事项', en: 'Suspend list items' },
  ResumeListItems: { zh: '恢复清单事项', en: 'Resume list items' },
  OfferServices: { zh: '发布服务菜单', en: 'Publish services' },
  WithdrawServices: { zh: '撤下服务菜单', en: 'Withdraw services' },
  RetireUnit: { zh: '撤销单位', en: 'Retire a unit' },
  EndEntries: { zh: '终止条目', en: 'End entries' },
  ImportDirectory: { zh: '导入名录', en: 'Import rows of several tables' },
};

const ENDABLE: readonly TableName[] = TABLE_NAMES.filter(
  (table) => !['units', 'successions', 'offers', 'suspensions', 'calendars'].includes(table),
);

const object = (
  properties: Record<string, JsonSchema>,
  required: readonly string[],
): JsonSchema => ({
  type: 'object',
  properties,
  required: [...required],
  additionalProperties: false,
});

const listOf = (items: JsonSchema): JsonSchema => ({
  type: 'array',
  items,
  minItems: 1,
  maxItems: MOST_ENTRIES,
});

const OTHERS: Readonly<
  Record<Exclude<DirectoryCommand['type'], RecordingCommandName>, JsonSchema>
> = {
  ResumeListItems: object({ codes, reason, on }, ['codes', 'reason']),
  WithdrawServices: object({ codes, reason, on }, ['codes', 'reason']),
  RetireUnit: object({ code, reason, on, successor: code }, ['code', 'reason']),
  EndEntries: object(
    {
      table: { type: 'string', enum: ENDABLE },
      codes,
      reason,
      on,
      papers: { type: 'array', items: code, maxItems: 4 },
    },
    ['table', 'codes', 'reason'],
  ),
  ImportDirectory: object(
    {
      tables: object(
        Object.fromEntries(TABLE_NAMES.map((table) => [table, listOf(rowSchema(table))])),
        [],
      ),
    },
    ['tables'],
  ),
};

const gate = (command: DirectoryCommand['type'], schema: JsonSchema): DirectoryGate => ({
  command,
  path: `directory/commands/${command}`,
  summary: SUMMARIES[command],
  action:
    command === 'OfferServices' || command === 'WithdrawServices' ? 'offer' : 'directoryCommand',
  body: new BodyGate(schema),
});

/** Every command of the directory as HTTP takes it. */
export const DIRECTORY_GATES: readonly DirectoryGate[] = [
  ...(Object.keys(RECORDING_COMMANDS) as RecordingCommandName[]).map((command) => {
    const table = RECORDING_COMMANDS[command];
    return gate(command, object({ [table]: listOf(entrySchema(table)) }, [table]));
  }),
  ...(Object.keys(OTHERS) as (keyof typeof OTHERS)[]).map((command) =>
    gate(command, OTHERS[command]),
  ),
];
