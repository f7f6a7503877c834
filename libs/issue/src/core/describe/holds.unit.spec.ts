import { describe, expect, it } from '@jest/globals';
import { describeEvent } from './describe-event.js';

const DUE = '2026-03-12T08:30:00.000Z';
const ZONE = 'Asia/Shanghai';

describe('what a timeline tells of clocks and rests', () => {
  it('says when a suspension ended by itself', () => {
    expect(describeEvent('IssueResumed', { automatic: true }, 'zh', ZONE)).toBe(
      '挂起期满，自动恢复办理',
    );
    expect(describeEvent('IssueResumed', { automatic: true }, 'en', ZONE)).toBe(
      'The suspension ended; the work goes on',
    );
  });

  it('says for how long a limit has been over', () => {
    const data = {
      clock: 'c-1',
      kind: 'HANDLE',
      unit: '水务局',
      afterDue: { amount: 1, unit: 'WORK_DAY' },
      dueAt: DUE,
    } as const;
    expect(describeEvent('ClockWarned', data, 'zh', ZONE)).toBe(
      '办理时限（水务局）逾期仍未完成，时限 2026-03-12 16:30',
    );
    expect(describeEvent('ClockWarned', data, 'en', ZONE)).toBe(
      'The limit for the handling of 水务局 has been over since 2026-03-12 16:30 UTC+8',
    );
  });

  it('says what the appellant was told of a suspension, and is silent where nothing was', () => {
    const data = { cause: 'APPELLANT_ASKED', until: DUE, reason: '外出', media: ['m-1'] } as const;
    const told = describeEvent('IssueSuspended', { ...data, told: '回来后继续' }, 'zh', ZONE);
    expect(told).toBe('挂起至 2026-03-12 16:30（诉求人要求暂缓）：外出；已告知诉求人：回来后继续');
    expect(describeEvent('IssueSuspended', data, 'en', ZONE)).toMatch(/: 外出$/);
  });

  it('leaves out what was not told of an extension', () => {
    const data = {
      assignment: 'a-1',
      unit: '水务局',
      dueAt: DUE,
      previousDueAt: DUE,
      count: 1,
    };
    expect(describeEvent('ExtensionGranted', data, 'zh', ZONE)).not.toContain('告知');
    expect(describeEvent('ExtensionGranted', data, 'en', ZONE)).not.toContain('told');
  });
});
