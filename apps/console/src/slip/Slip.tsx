import type { ReactElement, ReactNode } from 'react';
import { zh } from '../language/texts-zh.js';
import { maskedName, maskedPhone } from '../issue/masks.js';
import type { Issue, Timeline } from '../issue/use-issue.js';
import { useChannels } from '../names/use-channels.js';
import { vocabularyWords } from '../names/vocabulary.js';
import { useMe } from '../session/use-me.js';
import { useChineseNames } from './use-chinese-names.js';

type Assignment = Issue['assignments'][number];

/** The slip of one unit, on A4: what it is to do until when, and where it signs. In Chinese. */
export function Slip({
  matter,
  assignment,
  timeline,
}: {
  readonly matter: Issue;
  readonly assignment: Assignment;
  readonly timeline: Timeline;
}): ReactElement {
  const names = useChineseNames();
  const channels = useChannels();
  const { me } = useMe();
  const { reported, receiptCode, category, territory, urgency, assignments } = matter;
  const appellant = partOf(reported['appellant']);
  const others = assignments.filter(({ id }) => id !== assignment.id);
  const basis = timeline.findLast(
    ({ type }) => type === 'IssueDispatched' || type === 'IssueRedispatched',
  )?.data['basis'];
  const limits = matter.clocks.filter(
    ({ subject, kind }) =>
      kind !== 'HANDLE' && (subject.unit === assignment.unit || subject.unit === undefined),
  );
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['标题', textOf(reported['title'])],
    ['诉求内容', <span className="slip-text">{textOf(reported['description'])}</span>],
    [
      '诉求人',
      `${maskedName(textOf(appellant['name']))} ${maskedPhone(textOf(appellant['phone']))}`,
    ],
    ['地点', [names.territory(territory), textOf(partOf(reported['place'])['address'])].join(' ')],
    ['事项类别', names.category(category)],
    [
      '来源与类型',
      `${channels.find(({ code }) => code === matter.channel)?.name.zh ?? matter.channel} · ${vocabularyWords.zh.kinds[matter.kind]}`,
    ],
    ['紧急程度', urgency === undefined ? '' : zh.urgencies[urgency]],
    ['保密要求', vocabularyWords.zh.confidentialities[matter.confidentiality]],
    [
      assignment.role === 'lead' ? '协办单位' : '主办单位',
      others
        .filter(({ role }) => role !== assignment.role)
        .map(({ unit }) => names.unit(unit))
        .join('、') || '无',
    ],
    ['派单理由', textOf(partOf(basis)['reason']) || '—'],
    [
      '时限',
      <ul key="limits">
        <li>
          <strong>办结：{moment(assignment.dueAt)}</strong>
        </li>
        {limits.map(({ clock, kind, dueAt }) => (
          <li key={clock}>
            {zh.clocks[kind]}：{moment(dueAt)}
          </li>
        ))}
      </ul>,
    ],
  ];
  return (
    <article className="slip" lang="zh-CN">
      <h1>派 单 单</h1>
      <p className="slip-head">
        <span>回执码：{receiptCode}</span>
        <span>派单时间：{moment(assignment.assignedAt)}</span>
      </p>
      <p className="slip-unit">
        {names.unit(assignment.unit)}（{assignment.role === 'lead' ? '主办' : '协办'}）：
      </p>
      <table>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="slip-signs">
        <tbody>
          {['签收人（签字）', '签收时间', '办理情况', '办结时间', '单位负责人（签字盖章）'].map(
            (label) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td />
              </tr>
            ),
          )}
        </tbody>
      </table>
      <p className="slip-foot">
        {`打印人：${me?.account.displayName ?? ''} · 打印时间：${moment(new Date().toISOString())} · 内部办件，不得外传诉求人信息。`}
      </p>
    </article>
  );
}

const whole = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
});
/** A paper is read another day: 2026年11月25日 17:30. */
const moment = (instant: string): string => whole.format(new Date(instant));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const partOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
