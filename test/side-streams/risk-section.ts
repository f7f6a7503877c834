import type { Bilingual } from '@shaodao/decider';
import type { RegisterSection } from '@shaodao/fieldwork';

const name = (zh: string, en: string): Bilingual => ({ zh, en });

/** A small house of registers for tests: a risk, a loop of slips, and a job that two sides give. */
export const SAMPLE: RegisterSection = {
  registers: [
    {
      code: 'risk',
      name: name('重大风险', 'Major risk'),
      by: ['STREET'],
      states: [
        { code: 'REGISTERED', name: name('已登记', 'registered') },
        {
          code: 'MEASURES_SET',
          name: name('已定措施', 'measures set'),
          limit: { amount: 10, unit: 'NAT_DAY' },
        },
        {
          code: 'RECTIFYING',
          name: name('整改中', 'rectifying'),
          limit: { amount: 5, unit: 'NAT_DAY' },
          onDue: 'fall-back',
        },
        { code: 'CLEARED', name: name('已销号', 'cleared'), ends: true },
      ],
      facts: [
        { code: 'measure', name: name('措施', 'measure'), type: 'TEXT' },
        { code: 'households', name: name('户数', 'households'), type: 'NUMBER', min: 1, max: 99 },
        { code: 'urgent', name: name('紧急', 'urgent'), type: 'FLAG' },
        { code: 'until', name: name('期限', 'until'), type: 'DATE' },
        {
          code: 'level',
          name: name('等级', 'level'),
          type: 'CHOICE',
          options: ['high', 'low'],
          required: true,
        },
        { code: 'helper', name: name('协助单位', 'helper'), type: 'UNIT' },
        { code: 'village', name: name('村', 'village'), type: 'TERRITORY' },
        { code: 'contact', name: name('联系人', 'contact'), type: 'PERSONAL' },
      ],
      items: [
        { code: 'exit', name: name('疏散通道', 'exits') },
        { code: 'wires', name: name('电线', 'wires') },
      ],
      tallies: [
        {
          code: 'funds',
          name: name('资金', 'funds'),
          kind: 'SUM',
          unit: name('元', 'yuan'),
          sources: [
            { code: 'street', name: name('街道出', 'street') },
            { code: 'society', name: name('社会帮', 'society') },
          ],
        },
        { code: 'incidents', name: name('事件数', 'incidents'), kind: 'COUNT', alertAt: 2 },
      ],
      steps: [
        {
          code: 'set-measures',
          name: name('定措施', 'set measures'),
          from: ['REGISTERED'],
          to: 'MEASURES_SET',
          by: ['STREET'],
          needs: ['measure', 'contact'],
        },
        {
          code: 'rectify',
          name: name('整改', 'rectify'),
          from: ['MEASURES_SET'],
          to: 'RECTIFYING',
          by: ['UNIT'],
          needsTallies: [{ tally: 'funds', atLeast: 100 }],
          opensIssue: { kind: 'HELP', channel: 'patrol', category: 'safety' },
        },
        {
          code: 'fall-back',
          name: name('退回', 'fall back'),
          from: ['RECTIFYING'],
          to: 'MEASURES_SET',
          by: ['STREET'],
        },
        {
          code: 'clear',
          name: name('销号', 'clear'),
          from: ['MEASURES_SET', 'RECTIFYING'],
          to: 'CLEARED',
          by: ['STREET'],
          needsItems: 'ALL',
          otherPersonThan: ['REGISTER', 'rectify'],
          media: 1,
        },
      ],
      modes: [
        {
          code: 'event',
          name: name('重大活动', 'major event'),
          limits: [{ state: 'MEASURES_SET', limit: { amount: 1, unit: 'NAT_DAY' } }],
        },
      ],
    },
    {
      code: 'slips',
      name: name('五单', 'slips'),
      by: ['COMMUNITY'],
      states: [
        { code: 'NEED', name: name('需求单', 'need slip') },
        { code: 'REPLY', name: name('反馈单', 'reply slip'), ends: true },
      ],
      steps: [
        {
          code: 'reply',
          name: name('反馈', 'reply'),
          from: ['NEED'],
          to: 'REPLY',
          by: ['COMMUNITY'],
          opensNext: 'slips',
        },
      ],
    },
    {
      code: 'appointment',
      name: name('派驻干部任免', 'Appointment'),
      by: ['STREET'],
      states: [
        { code: 'PROPOSED', name: name('拟任', 'proposed') },
        { code: 'APPOINTED', name: name('任命', 'appointed'), ends: true },
      ],
      sides: [
        { code: 'town', name: name('乡镇', 'town') },
        { code: 'department', name: name('部门', 'department') },
      ],
      steps: [
        {
          code: 'appoint',
          name: name('任命', 'appoint'),
          from: ['PROPOSED'],
          to: 'APPOINTED',
          by: ['STREET'],
          needsSides: ['town', 'department'],
        },
      ],
    },
  ],
};
