import type { Sentence } from '@shaodao/platform';
import type {
  CheckpointFault,
  CheckpointVerdict,
  ProjectorVerdict,
  RowDifference,
  TableVerdict,
  Verification,
} from '@shaodao/projections';

/** What a verification found, for people, Chinese first. */
export function verificationLines(verification: Verification): readonly string[] {
  const lines = verification.projectors.flatMap(projectorLines);
  const differing = verification.projectors.filter(({ clean }) => !clean).map(linesName);
  return [
    ...lines,
    verification.clean
      ? '一致：各表与事件重放的结果相同。 Clean: the tables are what the events say.'
      : `有差异 Differences: ${differing.join(', ')}`,
  ];
}

const linesName = ({ projector }: ProjectorVerdict): string => projector;

function projectorLines({ projector, checkpoint, tables }: ProjectorVerdict): readonly string[] {
  const { position, applied, parked } = checkpoint;
  const aside = parked === 0 ? '' : ` · 搁置 parked ${String(parked)}`;
  return [
    `${projector} · 位置 position ${String(position)} · 事件 events ${String(applied.live)}${aside}`,
    ...checkpointLines(checkpoint),
    ...tables.flatMap(tableLines),
  ];
}

const FAULTS: Readonly<Record<CheckpointFault, Sentence>> = {
  OTHER_VERSION: {
    zh: '各表由投影的另一版本写成，须先重建',
    en: 'the tables are of another version of the projector; rebuild them first',
  },
  BEYOND_HEAD: { zh: '检查点越过最后一个事件', en: 'the checkpoint lies beyond the last event' },
  MOVED_BACK: { zh: '核对期间检查点后退', en: 'the checkpoint went back meanwhile' },
  FEWER_APPLIED: {
    zh: '到此位置为止，投影的事件比实有的少',
    en: 'fewer events were taken in than there are up to here',
  },
  MORE_APPLIED: {
    zh: '到此位置为止，投影的事件比实有的多',
    en: 'more events were taken in than there are up to here',
  },
  PARKED_AHEAD: {
    zh: '检查点之后的事件已被搁置',
    en: 'events beyond the checkpoint stand parked',
  },
  UNPROJECTABLE: {
    zh: '重放时有事件投影失败，而表中视为已投影',
    en: 'the replay failed at events that the tables count as taken in',
  },
};

function checkpointLines(checkpoint: CheckpointVerdict): readonly string[] {
  const { applied, faults, unprojectable } = checkpoint;
  const counts = `${String(applied.live)} ≠ ${String(applied.replayed)}`;
  return [
    ...faults.map((fault) => {
      const { zh, en } = FAULTS[fault];
      return `  ✗ ${zh} ${en}${fault.endsWith('_APPLIED') ? ` (${counts})` : ''}`;
    }),
    ...unprojectable.map(
      ({ stream, revision, type, error }) =>
        `      ${stream} #${String(revision)} ${type}: ${error}`,
    ),
  ];
}

function tableLines({ table, rows, differing, ahead, differences }: TableVerdict): string[] {
  const mark = differing === 0 ? '✓' : '✗';
  const lines = [`  ${mark} ${table}: ${String(rows.live)} 行 rows`];
  if (differing === 0) return lines;
  lines.push(
    `    重放得 replayed ${String(rows.replayed)} · 不同 differing ${String(differing)}` +
      (ahead === 0 ? '' : ` · 超出检查点 beyond the checkpoint ${String(ahead)}`),
  );
  lines.push(...differences.flatMap(differenceLines));
  const unnamed = differing - differences.length;
  if (unnamed > 0) lines.push(`    另有 ${String(unnamed)} 行 and ${String(unnamed)} more rows`);
  return lines;
}

const KINDS: Readonly<Record<RowDifference['kind'], string>> = {
  CHANGED: '不同 changed',
  MISSING: '缺少 missing',
  EXTRA: '多出 extra',
};

function differenceLines({ key, kind, columns, behind }: RowDifference): readonly string[] {
  const name = Object.entries(key)
    .map(([column, value]) => `${column}=${value ?? 'null'}`)
    .join(' ');
  const changed = kind === 'CHANGED' ? columns : [];
  return [
    `    ${KINDS[kind]}: ${name}`,
    ...changed.map(
      ({ column, live, replayed }) =>
        `      ${column}: ${live ?? 'null'} → 应为 should be ${replayed ?? 'null'}`,
    ),
    ...behind.map(({ stream, events, last }) => {
      const named = last
        .map(({ revision, position, type }) => `#${String(revision)}@${String(position)} ${type}`)
        .join(', ');
      const earlier = events > last.length ? `… ${String(events - last.length)} + ` : '';
      return `      ${stream}: ${earlier}${named}`;
    }),
  ];
}
